import type { HolidayEffect, HolidayEvent, HolidayName } from "@sales-hub/engine";
import { hubError } from "../errors.ts";
import { readInsights } from "../service/read-insights.ts";
import type { Snapshot } from "../service/snapshot.ts";

/** Which effects to give; what is left out is not restricted. */
export interface HolidayQuestion {
  readonly holiday?: HolidayName;
  readonly dept?: number;
  /** Store type. */
  readonly type?: string;
}

export interface HolidayAnswer {
  /** Every holiday week that was measured. */
  readonly events: readonly HolidayEvent[];
  readonly effects: readonly HolidayEffect[];
}

/**
 * What holidays do to sales: of everything, of store types, departments, and departments by type.
 * @throws {HubError} HUB_DEPT_UNKNOWN, HUB_TYPE_UNKNOWN
 */
export async function measureHolidays(snapshot: Snapshot, question: HolidayQuestion): Promise<HolidayAnswer> {
  const { holiday, dept, type } = question;
  requireKnown(snapshot, question);
  const { holidayEvents, holidayEffects } = await readInsights(snapshot);
  return {
    events: holidayEvents.filter((event) => holiday === undefined || event.holiday === holiday),
    effects: holidayEffects.filter(
      (effect) =>
        (holiday === undefined || effect.holiday === holiday) &&
        (dept === undefined || effect.dept === dept) &&
        (type === undefined || effect.type === type),
    ),
  };
}

function requireKnown({ panel }: Snapshot, { dept, type }: HolidayQuestion): void {
  if (dept !== undefined && !panel.seriesDept.includes(dept)) {
    const known = [...new Set(panel.seriesDept)].sort((a, b) => Math.abs(a - dept) - Math.abs(b - dept)).slice(0, 5);
    throw hubError("HUB_DEPT_UNKNOWN", `There is no department ${dept}; the nearest are ${known.join(", ")}.`, {
      details: { dept, nearestDepartments: known },
    });
  }
  const types = [...new Set(panel.stores.types)].sort();
  if (type !== undefined && !types.includes(type)) {
    throw hubError("HUB_TYPE_UNKNOWN", `There is no store type "${type}"; there are ${types.join(", ")}.`, {
      details: { type, known: types },
    });
  }
}
