import type { HolidayEffect, HolidayEffectsAnswer, HolidayName } from "@sales-hub/contracts";
import type { WhiskerRow } from "../../components/chart/whiskers.ts";
import { percent, plural, usdShort } from "../../lib/format.ts";

export const holidayLabels: Readonly<Record<HolidayName, string>> = {
  super_bowl: "Super Bowl",
  easter: "Easter",
  labor_day: "Labor Day",
  thanksgiving: "Thanksgiving",
  christmas: "Christmas",
  christmas_peak: "Week before Christmas",
};

const mostDepartments = 12;

/** The effects a view is about: every holiday over all stores; or of one holiday, by store type or by department. */
export function shownEffects(
  { effects }: Pick<HolidayEffectsAnswer, "effects">,
  holiday: HolidayName | undefined,
  split: "type" | "dept",
): HolidayEffect[] {
  if (holiday === undefined) return effects.filter(({ dept, type }) => dept === null && type === null);
  const ofHoliday = effects.filter((effect) => effect.holiday === holiday);
  if (split === "type") return ofHoliday.filter(({ dept }) => dept === null);
  return ofHoliday
    .filter(({ dept, type }) => dept !== null && type === null)
    .toSorted((a, b) => Math.abs(b.extra_sales) - Math.abs(a.extra_sales))
    .slice(0, mostDepartments)
    .toSorted((a, b) => (b.lift ?? 0) - (a.lift ?? 0));
}

/** What a row is called where all rows are of one holiday or each is of another. */
export function effectName({ holiday, dept, type }: HolidayEffect, single: boolean): string {
  if (!single) return holidayLabels[holiday];
  if (dept !== null) return `Department ${dept}${type === null ? "" : `, type ${type}`}`;
  return type === null ? "All stores" : `Stores of type ${type}`;
}

const rangeText = ({ lower, upper }: HolidayEffect) =>
  lower === null || upper === null
    ? "no interval"
    : `${percent(lower, { sign: true, digits: 0 })} to ${percent(upper, { sign: true, digits: 0 })}`;

const toneOf = ({ clear, lift }: HolidayEffect) => (!clear ? "open" : (lift ?? 0) < 0 ? "down" : "up");

export const effectRows = (
  effects: readonly HolidayEffect[],
  single: boolean,
  open: (effect: HolidayEffect) => (() => void) | undefined,
): WhiskerRow[] =>
  effects
    .filter(({ lift }) => lift !== null)
    .map((effect) => ({
      label: effectName(effect, single),
      value: effect.lift ?? 0,
      lower: effect.lower ?? undefined,
      upper: effect.upper ?? undefined,
      tone: toneOf(effect),
      text: `${percent(effect.lift, { sign: true, digits: 0 })} (${rangeText(effect)})`,
      tip: [
        { label: "Against the weeks around", value: percent(effect.lift, { sign: true }) },
        { label: "Interval", value: rangeText(effect) },
        { label: "Extra sales a year", value: usdShort(effect.extra_sales, { sign: true }) },
        { label: "Behind it", value: `${plural(effect.stores, "store")}, ${plural(effect.years, "year")}` },
      ],
      open: open(effect),
    }));

export function holidaySentence(effects: readonly HolidayEffect[], holiday: HolidayName | undefined): string {
  const clear = effects.filter((effect) => effect.clear && effect.lift !== null);
  if (holiday === undefined) {
    const best = clear.toSorted((a, b) => (b.lift ?? 0) - (a.lift ?? 0))[0];
    return best === undefined || (best.lift ?? 0) <= 0
      ? "No holiday clearly lifts sales over the weeks around it"
      : `${holidayLabels[best.holiday]} lifts sales most: ${percent(best.lift, { sign: true, digits: 0 })} over the weeks around it`;
  }
  const total = effects.find(({ dept, type }) => dept === null && type === null);
  if (total !== undefined) {
    return `${holidayLabels[holiday]}: ${percent(total.lift, { sign: true, digits: 0 })} over the weeks around it${total.clear ? "" : ", not clear"}`;
  }
  return `${holidayLabels[holiday]} clearly moves ${clear.length} of the ${plural(effects.length, "department")} it moves most`;
}
