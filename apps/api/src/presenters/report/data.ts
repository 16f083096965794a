import type { ReportData } from "@sales-hub/contracts";
import type { Snapshot } from "@sales-hub/hub";
import { presentDataQuality } from "../data-quality.ts";

/** The data that a report was computed from. */
export function presentReportData(snapshot: Snapshot): ReportData {
  const { data } = snapshot;
  return {
    data_hash: data.data_hash,
    schema_version: data.schema_version,
    world: data.world,
    demo_seed: data.source.seed ?? null,
    prepared_at: data.created_at,
    files: data.source.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    total_rows: data.total_rows,
    first_week: data.first_week,
    last_week: data.date_range.end,
    data_through: data.data_through,
    stores: data.stores.count,
    departments: data.departments.count,
    pairs: data.store_dept_combinations,
    date_continuity: data.data_quality.date_continuity,
    quality: presentDataQuality(snapshot).report,
  };
}
