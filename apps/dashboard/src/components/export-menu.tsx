import { lazy, Suspense, useState } from "react";
import { ExportButton, type ExportProps } from "./export-button.tsx";

const load = () => import("./export-choices.tsx");
const ExportChoices = lazy(async () => ({ default: (await load()).ExportChoices }));

/** Saves what a card shows. The menu is loaded when it is first wanted, so that pages load light. */
export function ExportMenu(props: ExportProps) {
  const [wanted, setWanted] = useState(false);
  const preload = () => void load();
  const button = (
    <ExportButton of={props.of} onPointerEnter={preload} onFocus={preload} onClick={() => setWanted(true)} />
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <ExportChoices {...props} />
    </Suspense>
  );
}
