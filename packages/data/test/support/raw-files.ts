import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

export type RawTexts = Readonly<Record<"train.csv" | "test.csv" | "stores.csv" | "features.csv", string>>;

const FEATURE_HEADER =
  "Store,Date,Temperature,Fuel_Price,MarkDown1,MarkDown2,MarkDown3,MarkDown4,MarkDown5,CPI,Unemployment,IsHoliday";

/** Two stores, departments 1 and 2, four weeks of history and two to predict; every value written by hand. */
export const SMALL: RawTexts = {
  "train.csv": lines(
    "Store,Dept,Date,Weekly_Sales,IsHoliday",
    "2,1,2010-02-05,50.5,FALSE",
    "1,1,2010-02-05,100,FALSE",
    "1,1,2010-02-12,110.25,TRUE",
    "1,1,2010-02-19,-5,FALSE",
    "1,1,2010-02-26,120,FALSE",
    "1,2,2010-02-12,7,TRUE",
  ),
  "test.csv": lines(
    "Store,Dept,Date,IsHoliday",
    "1,1,2010-03-05,FALSE",
    "1,1,2010-03-12,FALSE",
    "2,2,2010-03-05,FALSE",
  ),
  "stores.csv": lines("Store,Type,Size", "1,A,151315", "2,C,39000"),
  "features.csv": lines(
    FEATURE_HEADER,
    "1,2010-02-05,40,2.5,NA,NA,NA,NA,NA,NA,8.1,FALSE",
    "1,2010-02-12,NA,2.6,NA,NA,NA,NA,NA,210,8.1,TRUE",
    "1,2010-02-19,NA,NA,10,-2.5,NA,NA,5,211,NA,FALSE",
    "1,2010-02-26,52,2.8,NA,NA,NA,NA,NA,NA,7.9,FALSE",
    "1,2010-03-05,NA,2.9,NA,NA,NA,NA,NA,NA,NA,FALSE",
    "1,2010-03-12,NA,2.9,NA,NA,NA,NA,NA,NA,NA,FALSE",
    "2,2010-02-05,30,2.5,NA,NA,NA,NA,NA,NA,NA,FALSE",
    "2,2010-03-05,35,2.7,NA,NA,NA,NA,NA,NA,NA,FALSE",
  ),
};

export function lines(...rows: readonly string[]): string {
  return `${rows.join("\n")}\n`;
}

/** Replaces the n-th line (from 1) of a text. */
export function withLine(text: string, line: number, replacement: string): string {
  const all = text.split("\n");
  all[line - 1] = replacement;
  return all.join("\n");
}

/** A temporary folder that goes when the test file is done. */
export class TemporaryFolder {
  #path = "";

  async create(): Promise<void> {
    this.#path = await mkdtemp(path.join(tmpdir(), "hub-data-"));
  }

  async remove(): Promise<void> {
    await rm(this.#path, { recursive: true, force: true });
  }

  at(...parts: readonly string[]): string {
    return path.join(this.#path, ...parts);
  }

  /** Writes files into a new folder and returns its path. */
  async write(files: Readonly<Record<string, string | Uint8Array | null>>): Promise<string> {
    const folder = await mkdtemp(this.at("raw-"));
    for (const [name, content] of Object.entries(files)) {
      if (content === null) continue;
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    return folder;
  }

  newOutDir(): Promise<string> {
    return mkdtemp(this.at("prepared-"));
  }
}
