import type { ModelItem } from "@sales-hub/contracts";
import type { Champion, ModelMetadata } from "@sales-hub/hub";

export function presentModel(model: ModelMetadata, serving: string, champion: Champion | null): ModelItem {
  return {
    version: model.version,
    serves: model.version === serving,
    created_at: model.created_at,
    code_version: model.code_version,
    seed: model.seed,
    origin: model.origin,
    data_hash: model.data.hash,
    data_world: model.data.world,
    horizon_weeks: model.horizon_weeks,
    features: model.feature_names.length,
    parameters: { ...model.parameters },
    metrics: model.metrics,
    training_seconds: model.training_seconds,
    champion: champion && { ...champion, reasons: [...champion.reasons] },
  };
}
