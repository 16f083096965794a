import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { usePrinting } from "./chart/use-printing.ts";
import { Skeleton } from "./skeleton.tsx";

interface Props {
  /** What will come, said while it is not there. */
  title: string;
  /** Height of what will come, px. */
  height: number;
  children: ReactNode;
}

/** How far below the screen a part begins to load, px. */
const reach = 600;
/** A page left open loads the rest by itself, once the first screen has had its turn. */
const patienceMs = 4000;

/** A part of a long page that loads its code and data when the reader comes near it, prints the page, or waits. */
export function WhenNear({ title, height, children }: Props) {
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
    const timer = setTimeout(() => setNear(true), patienceMs);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, []);
  const place = (
    <div ref={holder} className="card" aria-busy="true">
      <p className="card-title">{title}</p>
      <Skeleton height={height} />
    </div>
  );
  return near || printing ? <Suspense fallback={place}>{children}</Suspense> : place;
}
