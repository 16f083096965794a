import "@mantine/core/styles/Menu.css";
import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { downloadCsv, downloadXlsx, type Sheet } from "../lib/sheet.ts";

interface Props {
  /** What the file holds, for those who hear the page: "the forecast". */
  of: string;
  sheet: () => Sheet;
  /** Whether the card shows a chart of which a picture can be made. */
  picture?: boolean;
}

/** The picture is made of the card that the button stands in: its title, subtitle and drawing. */
async function savePicture(button: HTMLElement | null, fileName: string): Promise<void> {
  const card = button?.closest("section");
  const svg = card?.querySelector<SVGSVGElement>(".chart-canvas svg");
  if (card === null || card === undefined || svg === null || svg === undefined) {
    throw new Error("The card shows a table. Press Chart first, then save the picture.");
  }
  const { downloadPicture } = await import("../lib/chart-picture.ts");
  const style = getComputedStyle(card);
  const of = (name: string) => style.getPropertyValue(name).trim();
  await downloadPicture({
    fileName,
    svg,
    title: card.querySelector(".card-title")?.textContent ?? "",
    key: card.querySelector("[data-chart-key]"),
    subtitle: card.querySelector(".caption")?.textContent ?? "",
    colors: { background: of("--surface"), text: of("--text"), quiet: of("--text-3") },
    fontFamily: of("--font-family"),
  });
}

/** Saves what a card shows: CSV, a workbook with typed cells, or a picture of the chart. */
export function ExportMenu({ of, sheet, picture = true }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [problem, setProblem] = useState("");
  const run = (save: () => void | Promise<void>) => async () => {
    setProblem("");
    try {
      await save();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : "The file could not be made.");
    }
  };
  return (
    <>
      <Menu transitionProps={{ duration: 0 }} position="bottom-end" shadow="md">
        <Menu.Target>
          <Button
            ref={button}
            variant="default"
            size="compact-sm"
            aria-label={`Export ${of}`}
            leftSection={<IconDownload size={16} stroke={1.7} />}
          >
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={run(() => downloadCsv(sheet()))}>CSV</Menu.Item>
          <Menu.Item onClick={run(() => downloadXlsx(sheet()))}>Excel workbook</Menu.Item>
          {picture ? (
            <Menu.Item onClick={run(() => savePicture(button.current, sheet().fileName))}>PNG picture</Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {problem === "" ? null : (
        <p className="caption" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
