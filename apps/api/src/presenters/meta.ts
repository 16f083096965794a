import type { Meta } from "@sales-hub/contracts";
import type { Snapshot } from "@sales-hub/hub";

export function presentMeta({ model, data }: Snapshot): Meta {
  return {
    model_version: model.version,
    model_trained_at: model.created_at,
    data_through: data.data_through,
    data_world: data.world,
    generated_at: new Date().toISOString(),
  };
}
