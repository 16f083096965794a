import { lazy, type ReactNode, Suspense, useState } from "react";
import { SourceButton } from "./source-button.tsx";

const load = () => import("./source-popover.tsx");
const SourcePopover = lazy(async () => ({ default: (await load()).SourcePopover }));

/** "Where is this number from?" The popover is loaded when it is first wanted. */
export function SourceInfo({ of, children }: { of: string; children: ReactNode }) {
  const [wanted, setWanted] = useState(false);
  const preload = () => void load();
  const button = <SourceButton of={of} onPointerEnter={preload} onFocus={preload} onClick={() => setWanted(true)} />;
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <SourcePopover of={of}>{children}</SourcePopover>
    </Suspense>
  );
}
