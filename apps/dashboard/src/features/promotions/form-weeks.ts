import type { PromotionOptionsAnswer } from "@sales-hub/contracts";

const weekMs = 7 * 86_400_000;
const plus = (date: string, weeks: number) => new Date(Date.parse(date) + weeks * weekMs).toISOString().slice(0, 10);
const most = 400;

/** Weeks that can be simulated: those ahead from the first on, and past ones from the latest back. */
export function weekChoices({ first_week, default_week, last_week }: Omit<PromotionOptionsAnswer, "presets">): {
  ahead: string[];
  past: string[];
} {
  const all = Array.from({ length: most }, (_, index) => index);
  return {
    ahead: all.map((index) => plus(default_week, index)).filter((date) => date <= last_week),
    past: all.map((index) => plus(default_week, -index - 1)).filter((date) => date >= first_week),
  };
}
