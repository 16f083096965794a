import type { ProfitVerdict } from "@sales-hub/contracts";
import { verdictLabels } from "../lib/promotion-words.ts";
import { StatusBadge } from "./status-badge.tsx";

const tones = {
  earns: "good",
  loses: "bad",
  cannot_tell: "warn",
  no_verdict: "plain",
  not_estimable: "plain",
} as const;

/** Whether a plan repays itself. */
export function VerdictBadge({ verdict }: { verdict: ProfitVerdict | "not_estimable" }) {
  return <StatusBadge tone={tones[verdict]}>{verdictLabels[verdict]}</StatusBadge>;
}
