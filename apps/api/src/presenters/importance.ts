import type { ImportanceAnswer } from "@sales-hub/contracts";
import type { rankFeatures, Snapshot } from "@sales-hub/hub";
import { presentGroup } from "./explanation.ts";
import { presentMeta } from "./meta.ts";

export function presentImportance(snapshot: Snapshot, ranked: ReturnType<typeof rankFeatures>): ImportanceAnswer {
  return {
    features: ranked.map(({ name, label, group, gainShare, splits }) => ({
      name,
      label,
      group: presentGroup(group),
      gain_share: gainShare,
      splits,
    })),
    meta: presentMeta(snapshot),
  };
}
