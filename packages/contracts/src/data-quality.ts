import Type, { type Static } from "typebox";
import { Fraction, Meta, nullable, Usd, WeekDate } from "./shared.ts";

export const QualityCheck = Type.Object({
  name: Type.String(),
  ok: Type.Boolean({ description: "false is a fact worth knowing: what must not be is rejected before" }),
  detail: Type.String(),
});
export type QualityCheck = Static<typeof QualityCheck>;

export const QualityStep = Type.Object({
  step: Type.Integer({ minimum: 1 }),
  name: Type.String(),
  checks: Type.Array(QualityCheck),
});
export type QualityStep = Static<typeof QualityStep>;

export const RawFile = Type.Object({
  file: Type.String(),
  rows: Type.Integer(),
  line_ends: Type.String({ description: "LF, CRLF or CR, as the file came" }),
  has_bom: Type.Boolean(),
  blank_lines: Type.Integer(),
  extra_columns: Type.Array(Type.String()),
});
export type RawFile = Static<typeof RawFile>;

export const MissingValues = Type.Object({
  column: Type.String(),
  before: Type.Integer({ description: "Rows without a value" }),
  after: Type.Integer({ description: "Rows without a value once imputed" }),
  method: Type.String({ description: "How the gaps were filled" }),
});
export type MissingValues = Static<typeof MissingValues>;

/** What was found in the raw files and what was done about it. */
export const QualityReport = Type.Object({
  created_at: Type.String({ description: "ISO time of the preparation" }),
  steps: Type.Array(QualityStep, { description: "The seven steps of the preparation, each with its checks" }),
  files: Type.Array(RawFile),
  duplicates: Type.Object(
    { train: Type.Integer(), test: Type.Integer(), features: Type.Integer(), test_in_train: Type.Integer() },
    { description: "Rows removed; the first was kept" },
  ),
  coverage: Type.Object({
    rows: Type.Integer(),
    rows_with_features: Type.Integer(),
    pairs: Type.Integer(),
    possible_pairs: Type.Integer({ description: "Stores x departments" }),
    pair_fraction: Fraction,
    row_fraction: { ...Fraction, description: "Rows / (pairs x weeks)" },
    stores_without_rows: Type.Integer(),
  }),
  holidays: Type.Object({ rows_in_conflict: Type.Integer(), weeks_with_mixed_flag: Type.Integer() }),
  prediction_targets: Type.Object({
    to_predict: Type.Integer(),
    ground_truth: Type.Integer(),
    ground_truth_from_test: Type.Integer(),
    train_rows_without_sales: Type.Integer(),
  }),
  missing_values: Type.Array(MissingValues),
  date_continuity: Type.Object({
    first_week: WeekDate,
    last_week: WeekDate,
    week_ends_on: Type.String({ description: "Day of the week" }),
    expected_weeks: Type.Integer(),
    present_weeks: Type.Integer(),
    missing_weeks: Type.Array(WeekDate),
  }),
  weeks_per_pair: Type.Object({
    pairs: Type.Integer(),
    mean_weeks: Type.Number(),
    min_weeks: Type.Integer(),
    median_weeks: Type.Number(),
    max_weeks: Type.Integer(),
    pairs_without_history: Type.Integer(),
    pairs_below_52_history_weeks: Type.Integer(),
    pairs_with_gaps: Type.Integer(),
    missing_weeks_inside_history: Type.Integer(),
  }),
  sales: Type.Object({
    total_usd: Usd,
    average_week_usd: { ...Usd, description: "Total sales / weeks with sales, US dollars" },
    skew: nullable(Type.Number(), "null for fewer than three sales"),
    skew_log1p: nullable(Type.Number()),
    negative_rows: Type.Integer(),
    negative_total_usd: Usd,
    zero_rows: Type.Integer(),
  }),
  markdowns: Type.Object({
    first_week: nullable(WeekDate, "First week with any markdown; null when there is none"),
    negative_store_weeks: Type.Record(Type.String(), Type.Integer(), { description: "By kind of markdown" }),
  }),
});
export type QualityReport = Static<typeof QualityReport>;

/** The quality report of the very data that the model that answers was trained on. */
export const DataQualityAnswer = Type.Object({
  report: nullable(QualityReport, "null when the prepared data has no readable report"),
  data_hash: Type.String({ description: "Of the prepared data" }),
  meta: Meta,
});
export type DataQualityAnswer = Static<typeof DataQualityAnswer>;
