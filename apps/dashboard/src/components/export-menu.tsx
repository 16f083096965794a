import { Button, type ButtonProps } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { type ComponentPropsWithRef, lazy, Suspense, useState } from "react";
import type { Sheet } from "../lib/sheet.ts";

export interface ExportProps {
  /** What the file holds, for those who hear the page: "the forecast". */
  of: string;
  sheet: () => Sheet;
  /** Whether the card shows a chart of which a picture can be made. */
  picture?: boolean;
}

const load = () => import("./export-choices.tsx");
const ExportChoices = lazy(async () => ({ default: (await load()).ExportChoices }));

type ButtonAttributes = ButtonProps & ComponentPropsWithRef<"button">;

export function ExportButton({ of, ...others }: Pick<ExportProps, "of"> & ButtonAttributes) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={`Export ${of}`}
      aria-haspopup="menu"
      leftSection={<IconDownload size={16} stroke={1.7} />}
      {...others}
    >
      Export
    </Button>
  );
}

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
