import Type, { type Static } from "typebox";
import { QualityReport } from "../data-quality.ts";
import { nullable, WeekDate } from "../shared.ts";

const Count = Type.Integer({ minimum: 0 });

/** The prepared data that everything in the report was computed from. */
export const ReportData = Type.Object({
  data_hash: Type.String({ description: "SHA-256 of the prepared history" }),
  schema_version: Type.Integer(),
  world: Type.Union([Type.Literal("real"), Type.Literal("demo")]),
  demo_seed: nullable(Type.Integer(), "Seed of the generated world; null for real files"),
  prepared_at: Type.String({ description: "ISO time" }),
  files: Type.Array(Type.Object({ name: Type.String(), bytes: Count, sha256: Type.String() })),
  total_rows: Count,
  first_week: WeekDate,
  last_week: { ...WeekDate, description: "Last week with a row, to predict or not" },
  data_through: { ...WeekDate, description: "Last week with actual sales" },
  stores: Count,
  departments: Count,
  pairs: Count,
  date_continuity: Type.String(),
  quality: nullable(QualityReport, "null when the prepared data came without a quality report"),
});
export type ReportData = Static<typeof ReportData>;
