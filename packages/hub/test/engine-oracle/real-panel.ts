import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadSalesPanel, prepareData } from "@sales-hub/data";
import type { SalesPanel } from "@sales-hub/domain";

/** The real files as a panel, prepared in a temporary folder. */
export async function loadRealPanel(rawDir: string): Promise<SalesPanel> {
  const outDir = await mkdtemp(path.join(tmpdir(), "hub-engine-oracle-"));
  try {
    await prepareData({ rawDir, outDir });
    return await loadSalesPanel(outDir);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

export interface ReferenceRow {
  readonly origin: string;
  readonly store: number;
  readonly dept: number;
  readonly week: string;
  readonly horizon: number;
  /** Values by column position, NaN where empty. */
  readonly values: readonly number[];
}

/** Rows of a reference file and the names of all its columns; `origin` and `week` are dates. */
export async function readReference(name: string): Promise<{ columns: string[]; rows: ReferenceRow[] }> {
  const text = await readFile(new URL(`./reference/${name}`, import.meta.url), "utf8");
  const [head, ...lines] = text.trim().split("\n");
  const columns = head!.split(",");
  const at = (column: string) => columns.indexOf(column);
  const rows = lines.map((line) => {
    const cells = line.split(",");
    return {
      origin: cells[at("origin")]!,
      store: Number(cells[at("store")]),
      dept: Number(cells[at("dept")]),
      week: cells[at("week")]!,
      horizon: Number(cells[at("h")]),
      values: cells.map((cell) => (cell === "" ? Number.NaN : Number(cell))),
    };
  });
  return { columns, rows };
}

/** Position of each pair in the panel. */
export function indexSeries(panel: SalesPanel): (store: number, dept: number) => number {
  const positions = new Map<string, number>();
  for (let i = 0; i < panel.seriesCount; i++) positions.set(`${panel.seriesStore[i]}/${panel.seriesDept[i]}`, i);
  return (store, dept) => positions.get(`${store}/${dept}`)!;
}
