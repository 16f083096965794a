import { hubError } from "../errors.ts";

/** Rises whenever the files of a model version change their meaning; older versions are then refused. */
export const modelSchemaVersion = 2;

/** Backtest figures kept with a model version. */
export interface ModelMetrics {
  readonly folds: number;
  readonly test_rows: number;
  readonly wape: number;
  readonly wmae: number;
  readonly mae: number;
  readonly rmse: number;
  readonly r2: number;
  readonly seasonal_naive_wape: number;
  readonly seasonal_naive_wmae: number;
}

/** `metadata.json` of a model version. */
export interface ModelMetadata {
  readonly schema_version: number;
  readonly version: string;
  readonly created_at: string;
  readonly code_version: string;
  readonly seed: number;
  /** Last week whose actuals the model saw. */
  readonly origin: string;
  /** The prepared data it was trained on: hash, and name of the version folder. */
  readonly data: { readonly hash: string; readonly folder: string; readonly world: "real" | "demo" };
  readonly horizon_weeks: number;
  readonly feature_names: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly metrics: ModelMetrics | null;
  readonly training_seconds: number;
  /** SHA-256 of every other file of the version, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * @throws {HubError} HUB_MODEL_CORRUPT when the text is not the metadata of a model version
 * @throws {HubError} HUB_MODEL_SCHEMA when another version of the program wrote it
 */
export function parseModelMetadata(text: string, path: string): ModelMetadata {
  let value: Partial<ModelMetadata>;
  try {
    value = JSON.parse(text) as Partial<ModelMetadata>;
  } catch (cause) {
    throw hubError("HUB_MODEL_CORRUPT", `${path} is not JSON. Delete this version, or roll back to another.`, {
      cause,
    });
  }
  if (value.schema_version !== modelSchemaVersion) {
    throw hubError(
      "HUB_MODEL_SCHEMA",
      `${path} has schema version ${value.schema_version ?? "none"}; this program reads ${modelSchemaVersion}. Train again with \`hub train\`.`,
      { details: { found: value.schema_version ?? null, required: modelSchemaVersion } },
    );
  }
  const missing = (["version", "created_at", "seed", "origin", "data", "feature_names", "files"] as const).filter(
    (key) => value[key] === undefined,
  );
  if (missing.length > 0) {
    throw hubError(
      "HUB_MODEL_CORRUPT",
      `${path} lacks ${missing.join(", ")}. Delete this version, or roll back to another.`,
      { details: { missing } },
    );
  }
  return value as ModelMetadata;
}
