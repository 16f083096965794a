import { Button, type ButtonProps } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { ComponentPropsWithRef } from "react";
import type { Sheet } from "../lib/sheet.ts";

export interface ExportProps {
  /** What the file holds, for those who hear the page: "the forecast". */
  of: string;
  sheet: () => Sheet;
  /** Whether the card shows a chart of which a picture can be made. */
  picture?: boolean;
}

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
