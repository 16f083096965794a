import path from "node:path";
import { isoFromEpochDay, type SalesPanel } from "@sales-hub/domain";
import { type Database, openDatabase } from "./database.ts";
import { dataError } from "./errors.ts";
import { PREPARED_FILES, resolvePreparedDir } from "./prepared-folder.ts";

const MARKDOWN_TYPES = 5;

type Span = {
  readonly first_day: number;
  readonly weeks: number;
  readonly history_weeks: number;
  readonly series: number;
};

/**
 * The prepared data in memory, read from full_historical_data.parquet column by column.
 * @param dir the prepared folder (its current version is read) or one of its versions
 * @throws {HubError} DATA_PREPARED_MISSING when there is none; DATA_PREPARED_CORRUPT when its rows are not in key order;
 *   DATA_SQL_FAILED when the file cannot be read
 */
export async function loadSalesPanel(dir: string): Promise<SalesPanel> {
  const version = await resolvePreparedDir(dir);
  if (version === null) {
    throw dataError("DATA_PREPARED_MISSING", `${dir} holds no prepared data; prepare the raw files first.`, {
      details: { dir },
    });
  }
  const file = path.join(version, PREPARED_FILES.parquet);
  const database = await openDatabase();
  try {
    await database.setVariable("parquet_file", file);
    await database.runFile("panel-view");
    const span = (await database.queryFile<Span>("panel-span"))[0] as Span;
    return {
      firstWeek: isoFromEpochDay(span.first_day),
      weekCount: span.weeks,
      historyWeekCount: span.history_weeks,
      ...(await readStores(database, span)),
      ...(await readSeries(database, span, file)),
    };
  } finally {
    database.close();
  }
}

type StorePart = Pick<
  SalesPanel,
  "stores" | "isHoliday" | "temperature" | "fuelPrice" | "cpi" | "unemployment" | "markdowns"
>;

async function readStores(database: Database, { weeks }: Span): Promise<StorePart> {
  const rows = await database.queryFile<{ store: number; type: string; size: number }>("panel-stores");
  const slots = new Map(rows.map(({ store }, i) => [store, i]));
  const cells = () => new Float64Array(rows.length * weeks).fill(Number.NaN);
  const columns = [cells(), cells(), cells(), cells()] as const;
  const markdowns = new Float64Array(rows.length * weeks * MARKDOWN_TYPES);
  const isHoliday = new Uint8Array(weeks);
  for await (const chunk of await database.streamFile("panel-store-weeks")) {
    const store = chunk.getColumnVector(0);
    const week = chunk.getColumnVector(1);
    const values = columns.map((_, k) => chunk.getColumnVector(2 + k));
    const spends = Array.from({ length: MARKDOWN_TYPES }, (_, k) => chunk.getColumnVector(6 + k));
    const holiday = chunk.getColumnVector(11);
    for (let i = 0; i < chunk.rowCount; i += 1) {
      const t = week.getItem(i) as number;
      const cell = (slots.get(store.getItem(i) as number) as number) * weeks + t;
      for (let k = 0; k < columns.length; k += 1) (columns[k] as Float64Array)[cell] = values[k]?.getItem(i) as number;
      for (let k = 0; k < MARKDOWN_TYPES; k += 1)
        markdowns[cell * MARKDOWN_TYPES + k] = spends[k]?.getItem(i) as number;
      if (holiday.getItem(i) === 1) isHoliday[t] = 1;
    }
  }
  const [temperature, fuelPrice, cpi, unemployment] = columns;
  return {
    stores: {
      ids: Int32Array.from(rows, ({ store }) => store),
      types: rows.map(({ type }) => type),
      sizes: Float64Array.from(rows, ({ size }) => size),
    },
    isHoliday,
    temperature,
    fuelPrice,
    cpi,
    unemployment,
    markdowns,
  };
}

type SeriesPart = Pick<SalesPanel, "seriesCount" | "seriesStore" | "seriesDept" | "sales" | "isPredictionTarget">;

async function readSeries(database: Database, span: Span, file: string): Promise<SeriesPart> {
  const { weeks, series: seriesCount } = span;
  const seriesStore = new Int32Array(seriesCount);
  const seriesDept = new Int32Array(seriesCount);
  const sales = new Float64Array(seriesCount * weeks).fill(Number.NaN);
  const isPredictionTarget = new Uint8Array(seriesCount * weeks);
  let series = -1;
  let lastStore = -1;
  let lastDept = -1;
  let lastWeek = -1;
  for await (const chunk of await database.streamFile("panel-rows")) {
    const stores = chunk.getColumnVector(0);
    const depts = chunk.getColumnVector(1);
    const weekNumbers = chunk.getColumnVector(2);
    const values = chunk.getColumnVector(3);
    const targets = chunk.getColumnVector(4);
    for (let i = 0; i < chunk.rowCount; i += 1) {
      const store = stores.getItem(i) as number;
      const dept = depts.getItem(i) as number;
      const week = weekNumbers.getItem(i) as number;
      if (store !== lastStore || dept !== lastDept) {
        if (store < lastStore || (store === lastStore && dept < lastDept)) throw outOfOrder(file, store, dept);
        series += 1;
        seriesStore[series] = store;
        seriesDept[series] = dept;
        lastStore = store;
        lastDept = dept;
      } else if (week <= lastWeek) throw outOfOrder(file, store, dept);
      lastWeek = week;
      const cell = series * weeks + week;
      sales[cell] = values.getItem(i) as number;
      isPredictionTarget[cell] = targets.getItem(i) as number;
    }
  }
  return { seriesCount, seriesStore, seriesDept, sales, isPredictionTarget };
}

function outOfOrder(file: string, store: number, dept: number) {
  return dataError(
    "DATA_PREPARED_CORRUPT",
    `${file} must hold its rows by store, department and date, each once; store ${store}, dept ${dept} breaks that. Delete the prepared folder and prepare again.`,
    { details: { file, store, dept } },
  );
}
