import type { HolidayEffectsAnswer, HolidayWeeks } from "@sales-hub/contracts";
import { addWeeks } from "@sales-hub/domain";
import { HOLIDAY_LEVEL, type HolidayAnswer, type Snapshot } from "@sales-hub/hub";
import { presentMeta } from "./meta.ts";

type Holiday = HolidayAnswer["events"][number]["holiday"];

const HOLIDAYS: Readonly<Record<Holiday, Pick<HolidayWeeks, "label" | "flagged" | "note">>> = {
  super_bowl: { label: "Super Bowl", flagged: true, note: null },
  labor_day: { label: "Labor Day", flagged: true, note: null },
  thanksgiving: { label: "Thanksgiving", flagged: true, note: null },
  christmas: {
    label: "Christmas (marked week)",
    flagged: true,
    note: "The data mark the week after the peak, most of it after Christmas Day.",
  },
  christmas_peak: {
    label: "Before Christmas",
    flagged: false,
    note: "The week before the marked one: the last full shopping week.",
  },
  easter: { label: "Easter", flagged: false, note: "The week that holds Good Friday; the data do not mark it." },
};

const REASONS = {
  small_base: "Under $5,000 a week around the holiday is no base for a percentage.",
  few_stores: "Fewer than 5 stores say nothing about how far stores agree.",
} as const;

const METHOD =
  "Sales of the holiday week against the level around it: for each pair the straight line in time between the mean of up to 3 ordinary weeks before and of up to 3 after (from Thanksgiving to the marked Christmas week none is ordinary). Lifts are ratios of sums over pairs and years; intervals are a delete-one jackknife over stores with Student's t. They say how far stores agree, not how far years do: there are two or three of each.";

export function presentHolidayEffects(snapshot: Snapshot, { events, effects }: HolidayAnswer): HolidayEffectsAnswer {
  const holidays = [...new Set(events.map(({ holiday }) => holiday))];
  return {
    holidays: holidays.map((holiday) => ({
      holiday,
      ...HOLIDAYS[holiday],
      weeks: events
        .filter((event) => event.holiday === holiday)
        .map(({ week }) => addWeeks(snapshot.panel.firstWeek, week)),
    })),
    effects: effects.map((effect) => ({
      holiday: effect.holiday,
      dept: effect.dept,
      type: effect.type,
      lift: effect.liftFraction,
      lower: effect.lowerFraction,
      upper: effect.upperFraction,
      extra_sales: effect.extraUsd,
      clear: effect.isClear,
      stores: effect.stores,
      years: effect.years,
      reason: effect.reason && REASONS[effect.reason],
    })),
    level: HOLIDAY_LEVEL,
    method: METHOD,
    meta: presentMeta(snapshot),
  };
}
