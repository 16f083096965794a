import { type ReactNode, Suspense } from "react";
import { Skeleton } from "./skeleton.tsx";

interface Props {
  /** Height of the view while its code loads, px. */
  height: number;
  children: ReactNode;
}

/** A view of a page whose code comes when it is opened. */
export const LazyView = ({ height, children }: Props) => (
  <Suspense fallback={<WaitingView height={height} />}>{children}</Suspense>
);

/** The card that stands where a whole view will be. */
export const WaitingView = ({ height }: { height: number }) => (
  <div className="card span-12" aria-busy="true">
    <span className="visually-hidden">Loading</span>
    <Skeleton height={height} />
  </div>
);
