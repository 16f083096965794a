import "@mantine/core/styles/Menu.css";
import { Menu } from "@mantine/core";
import type { Meta } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { storesQuery } from "../lib/queries.ts";
import { downloadCsv, downloadXlsx } from "../lib/sheet.ts";
import { ExportButton, type ExportProps } from "./export-button.tsx";

/** The picture is made of the card that the button stands in: its title, subtitle and drawing. */
async function savePicture(button: HTMLElement | null, fileName: string, meta: Meta | undefined): Promise<void> {
  const card = button?.closest("section");
  const svg = card?.querySelector<SVGSVGElement>(".chart-canvas svg");
  if (card === null || card === undefined || svg === null || svg === undefined) {
    throw new Error("The card shows a table. Press Chart first, then save the picture.");
  }
  const { downloadPicture, sourceLine } = await import("../lib/chart-picture.ts");
  const style = getComputedStyle(card);
  const of = (name: string) => style.getPropertyValue(name).trim();
  await downloadPicture({
    fileName,
    svg,
    title: card.querySelector(".card-title")?.textContent ?? "",
    key: card.querySelector("[data-chart-key]"),
    subtitle: card.querySelector(".caption")?.textContent ?? "",
    source: meta === undefined ? "" : sourceLine(meta),
    colors: { background: of("--surface"), text: of("--text"), quiet: of("--text-3") },
    fontFamily: of("--font-family"),
  });
}

/** The menu behind the Export button: CSV, a workbook with typed cells, or a picture of the chart. */
export function ExportChoices({ of, sheet, picture = true }: ExportProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [problem, setProblem] = useState("");
  const stores = useQuery(storesQuery);
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
      <Menu defaultOpened transitionProps={{ duration: 0 }} position="bottom-end" shadow="md">
        <Menu.Target>
          <ExportButton ref={button} of={of} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={run(() => downloadCsv(sheet()))}>CSV</Menu.Item>
          <Menu.Item onClick={run(() => downloadXlsx(sheet()))}>Excel workbook</Menu.Item>
          {picture ? (
            <Menu.Item onClick={run(() => savePicture(button.current, sheet().fileName, stores.data?.meta))}>
              PNG picture
            </Menu.Item>
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
