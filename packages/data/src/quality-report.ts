import { formatDay, formatNumber, plural } from "@sales-hub/domain";
import type { Database } from "./database.ts";
import type { LoadedFile } from "./raw/load.ts";

/** One check of one step. `ok: false` is a fact worth knowing, not a failure: what must not be is rejected before. */
export interface QualityCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface QualityStep {
  readonly step: number;
  readonly name: string;
  readonly checks: readonly QualityCheck[];
}

/** quality_report.json: what was found in the raw files and what was done about it. Sales in USD. */
export interface QualityReport {
  readonly created_at: string;
  readonly schema_version: number;
  /** The seven steps of the preparation, each with its checks. */
  readonly steps: readonly QualityStep[];
  /** The raw files as they came. */
  readonly files: readonly {
    readonly file: string;
    readonly rows: number;
    readonly line_ends: string;
    readonly has_bom: boolean;
    readonly blank_lines: number;
    readonly extra_columns: readonly string[];
  }[];
  readonly duplicates: DuplicateCounts;
  readonly coverage: {
    readonly rows: number;
    readonly rows_with_features: number;
    readonly pairs: number;
    /** Stores x departments. */
    readonly possible_pairs: number;
    readonly pair_fraction: number;
    /** Rows / (pairs x weeks). */
    readonly row_fraction: number;
    readonly stores_without_rows: number;
  };
  readonly holidays: { readonly rows_in_conflict: number; readonly weeks_with_mixed_flag: number };
  readonly prediction_targets: {
    readonly to_predict: number;
    readonly ground_truth: number;
    readonly ground_truth_from_test: number;
    readonly train_rows_without_sales: number;
  };
  /** Rows without a value, by column, before and after imputation, and how it was imputed. */
  readonly missing_values: readonly {
    readonly column: string;
    readonly before: number;
    readonly after: number;
    readonly method: string;
  }[];
  readonly date_continuity: {
    readonly first_week: string;
    readonly last_week: string;
    readonly week_ends_on: string;
    readonly expected_weeks: number;
    readonly present_weeks: number;
    readonly missing_weeks: readonly string[];
  };
  readonly weeks_per_pair: WeeksPerPair;
  readonly sales: {
    readonly total_usd: number;
    readonly average_week_usd: number;
    /** null for fewer than three sales. */
    readonly skew: number | null;
    readonly skew_log1p: number | null;
    readonly negative_rows: number;
    readonly negative_total_usd: number;
    readonly zero_rows: number;
  };
  readonly markdowns: {
    /** First week with any markdown; null when there is none. */
    readonly first_week: string | null;
    readonly negative_store_weeks: Readonly<Record<string, number>>;
  };
}

type DuplicateCounts = { train: number; test: number; features: number; test_in_train: number };
type WeeksPerPair = {
  pairs: number;
  mean_weeks: number;
  min_weeks: number;
  median_weeks: number;
  max_weeks: number;
  pairs_without_history: number;
  pairs_below_52_history_weeks: number;
  pairs_with_gaps: number;
  missing_weeks_inside_history: number;
};

/** Facts about the finished tables that the metadata needs too. */
export interface Contents {
  readonly rows: number;
  readonly duplicates: number;
  readonly criticalNulls: number;
  readonly storeIds: readonly number[];
  readonly deptIds: readonly number[];
  readonly columns: readonly string[];
  readonly dataThrough: string | null;
}

export const STEP_NAMES = [
  "load",
  "duplicates and dates",
  "merge",
  "prediction targets",
  "timeline",
  "missing values",
  "validate and export",
] as const;

const IMPUTATION: Readonly<Record<string, string>> = {
  Weekly_Sales: "none",
  Temperature: "linear in time within the store, nearest value at the ends",
  Fuel_Price: "linear in time within the store, nearest value at the ends",
  CPI: "forward then backward within the store, then the median of all rows",
  Unemployment: "forward then backward within the store, then the median of all rows",
  IsHoliday: "the flag of train.csv or test.csv",
};

/** Queries the finished tables of a preparation for its quality report and contents. */
export async function assessQuality(options: {
  readonly database: Database;
  readonly files: readonly LoadedFile[];
  readonly createdAt: string;
  readonly schemaVersion: number;
}): Promise<{ quality: QualityReport; contents: Contents }> {
  const { database, files } = options;
  const one = async <T extends Record<string, unknown>>(name: string) => (await database.queryFile<T>(name))[0] as T;
  const rows = await one<{ train: number; test: number; stores: number; features: number }>("quality-load");
  const dup = await one<
    DuplicateCounts & { train_start: string; train_end: string; test_start: string; test_end: string }
  >("quality-duplicates");
  const merge = await one<{
    rows: number;
    rows_with_features: number;
    holiday_conflicts: number;
    weeks_with_mixed_holiday: number;
    stores_without_rows: number;
  }>("quality-merge");
  const targets = await one<QualityReport["prediction_targets"]>("quality-target");
  const missing = await database.queryFile<{ column: string; before: number; after: number }>("quality-missing");
  const pairs = await one<WeeksPerPair>("quality-pairs");
  const sales = await one<{
    total: number;
    average_week: number;
    skew: number | null;
    skew_log1p: number | null;
    negative_rows: number;
    negative_total: number;
    zero_rows: number;
  }>("quality-sales");
  const { first_week: firstMarkdown, ...negatives } = await one<Record<string, number> & { first_week: string | null }>(
    "quality-markdowns",
  );
  const weeks = await one<{
    first_week: string;
    last_week: string;
    data_through: string | null;
    week_ends_on: string;
    expected_weeks: number;
    present_weeks: number;
    missing_weeks: string;
  }>("quality-weeks");
  const found = await one<{
    rows: number;
    duplicates: number;
    critical_nulls: number;
    store_ids: string;
    dept_ids: string;
    columns: string;
  }>("quality-contents");

  const storeIds = idList(found.store_ids);
  const deptIds = idList(found.dept_ids);
  const missingWeeks = weeks.missing_weeks === "" ? [] : weeks.missing_weeks.split(",");
  const leftMissing = missing.filter(({ column, after }) => after > 0 && column !== "Weekly_Sales");
  const duplicates = dup.train + dup.test + dup.features + dup.test_in_train;
  const check = (name: string, ok: boolean, detail: string): QualityCheck => ({ name, ok, detail });
  const checks: readonly (readonly QualityCheck[])[] = [
    [
      check(
        "all four files hold rows",
        true,
        `train ${formatNumber(rows.train)}, test ${formatNumber(rows.test)}, stores ${formatNumber(rows.stores)}, features ${formatNumber(rows.features)} rows`,
      ),
      check(
        "every value keeps its rule",
        true,
        "identifiers, dates, numbers and flags parse; stores are known; dates are on the weekly grid",
      ),
    ],
    [
      check(
        "no duplicates",
        duplicates === 0,
        `removed, first kept: train ${formatNumber(dup.train)}, test ${formatNumber(dup.test)}, features ${formatNumber(dup.features)}; weeks of test.csv already in train.csv ${formatNumber(dup.test_in_train)}`,
      ),
      check(
        "date ranges",
        dup.train_end < dup.test_start,
        `train ${formatDay(dup.train_start)} to ${formatDay(dup.train_end)}, test ${formatDay(dup.test_start)} to ${formatDay(dup.test_end)}`,
      ),
    ],
    [
      check(
        "every row has its features",
        merge.rows_with_features === merge.rows,
        `${formatNumber(merge.rows_with_features)} of ${plural(merge.rows, "row")}`,
      ),
      check(
        "holiday flags agree",
        merge.holiday_conflicts === 0,
        `${plural(merge.holiday_conflicts, "row differs", "rows differ")} from features.csv, which wins`,
      ),
    ],
    [
      check(
        "targets marked",
        true,
        `${plural(targets.to_predict, "row")} to predict, ${formatNumber(targets.ground_truth)} with ground truth, of these ${formatNumber(targets.ground_truth_from_test)} from test.csv`,
      ),
      check(
        "every training row has sales",
        targets.train_rows_without_sales === 0,
        `${formatNumber(targets.train_rows_without_sales)} without`,
      ),
    ],
    [
      check(
        "one row per store, department and week",
        found.duplicates === 0,
        `${formatNumber(found.rows)} rows, ${formatNumber(found.duplicates)} repeated`,
      ),
    ],
    [
      check(
        "no feature value left missing",
        leftMissing.length === 0,
        leftMissing.length === 0
          ? "all filled"
          : leftMissing.map(({ column, after }) => `${column} ${formatNumber(after)}`).join(", "),
      ),
    ],
    [
      check(
        "every week is there",
        missingWeeks.length === 0,
        `${formatNumber(weeks.present_weeks)} of ${formatNumber(weeks.expected_weeks)} weeks, ending on ${weeks.week_ends_on}`,
      ),
      check("no key is null", found.critical_nulls === 0, `${plural(found.critical_nulls, "row")}`),
    ],
  ];

  const quality: QualityReport = {
    created_at: options.createdAt,
    schema_version: options.schemaVersion,
    steps: checks.map((list, i) => ({ step: i + 1, name: STEP_NAMES[i] as string, checks: list })),
    files: files.map(({ name, label, clean, extraColumns }) => ({
      file: label,
      rows: rows[name],
      line_ends: clean.lineEnds,
      has_bom: clean.hasBom,
      blank_lines: clean.blankLineCount,
      extra_columns: extraColumns,
    })),
    duplicates: { train: dup.train, test: dup.test, features: dup.features, test_in_train: dup.test_in_train },
    coverage: {
      rows: merge.rows,
      rows_with_features: merge.rows_with_features,
      pairs: pairs.pairs,
      possible_pairs: storeIds.length * deptIds.length,
      pair_fraction: pairs.pairs / (storeIds.length * deptIds.length),
      row_fraction: merge.rows / (pairs.pairs * weeks.expected_weeks),
      stores_without_rows: merge.stores_without_rows,
    },
    holidays: { rows_in_conflict: merge.holiday_conflicts, weeks_with_mixed_flag: merge.weeks_with_mixed_holiday },
    prediction_targets: targets,
    missing_values: missing.map((row) => ({ ...row, method: IMPUTATION[row.column] ?? "0" })),
    date_continuity: {
      first_week: weeks.first_week,
      last_week: weeks.last_week,
      week_ends_on: weeks.week_ends_on,
      expected_weeks: weeks.expected_weeks,
      present_weeks: weeks.present_weeks,
      missing_weeks: missingWeeks,
    },
    weeks_per_pair: pairs,
    sales: {
      total_usd: sales.total,
      average_week_usd: sales.average_week,
      skew: sales.skew,
      skew_log1p: sales.skew_log1p,
      negative_rows: sales.negative_rows,
      negative_total_usd: sales.negative_total,
      zero_rows: sales.zero_rows,
    },
    markdowns: { first_week: firstMarkdown, negative_store_weeks: negatives },
  };
  return {
    quality,
    contents: {
      rows: found.rows,
      duplicates: found.duplicates,
      criticalNulls: found.critical_nulls,
      storeIds,
      deptIds,
      columns: found.columns.split(","),
      dataThrough: weeks.data_through,
    },
  };
}

function idList(text: string): number[] {
  return text
    .split(",")
    .map(Number)
    .sort((a, b) => a - b);
}
