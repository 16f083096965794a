import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { usePrinting } from "./chart/use-printing.ts";
import { Skeleton } from "./skeleton.tsx";

interface Props {
  /** Height of what will come, px. */
  height: number;
  children: ReactNode;
}

/** How far below the screen a part begins to load, px. */
const reach = 600;

/** A part of a long page that loads its code and data when the reader comes near it, or prints the page. */
export function WhenNear({ height, children }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: `${reach}px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const place = (
    <div ref={holder} className="card" aria-busy="true">
      <Skeleton height={height} />
    </div>
  );
  return near || printing ? <Suspense fallback={place}>{children}</Suspense> : place;
}
