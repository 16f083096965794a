import type { DataQualityAnswer } from "@sales-hub/contracts";
import type { Snapshot } from "@sales-hub/hub";
import { presentMeta } from "./meta.ts";

type Report = NonNullable<DataQualityAnswer["report"]>;

/** All of the report but the number of its file format, in arrays of its own. */
function presentReport(quality: NonNullable<Snapshot["quality"]>): Report {
  const { schema_version: _format, ...report } = quality;
  return {
    ...report,
    steps: quality.steps.map((step) => ({ ...step, checks: [...step.checks] })),
    files: quality.files.map((file) => ({ ...file, extra_columns: [...file.extra_columns] })),
    missing_values: [...quality.missing_values],
    date_continuity: {
      ...quality.date_continuity,
      missing_weeks: [...quality.date_continuity.missing_weeks],
    },
  };
}

export const presentDataQuality = (snapshot: Snapshot): DataQualityAnswer => ({
  report: snapshot.quality === null ? null : presentReport(snapshot.quality),
  data_hash: snapshot.data.data_hash,
  meta: presentMeta(snapshot),
});
