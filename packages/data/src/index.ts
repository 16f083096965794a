export { WORLD_KINDS, type WorldKind } from "./demo/worlds/kinds.ts";
export { createPromotionWorld, type PromotionWorld } from "./demo/worlds/promotion-world.ts";
export { type DemoWorldFiles, generateDemoWorld } from "./demo/write-world.ts";
export { dataErrors } from "./errors.ts";
export { loadSalesPanel } from "./load-panel.ts";
export {
  type DataMetadata,
  PREPARED_SCHEMA_VERSION,
  readPreparedMetadata,
  readQualityReport,
  type SourceFile,
} from "./metadata.ts";
export { type Columns, decodeParquet, encodeCsv, encodeParquet } from "./parquet-columns.ts";
export { type PreparedData, type PrepareOptions, type PrepareProgress, prepareData } from "./prepare.ts";
export { PREPARED_FILES, resolvePreparedDir } from "./prepared-folder.ts";
export type { QualityCheck, QualityReport, QualityStep } from "./quality-report.ts";
export type { RawProblem, RejectionReport } from "./raw/problems.ts";
export { loadStoreLocations, type StoreLocation } from "./store-locations.ts";
