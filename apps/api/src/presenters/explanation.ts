import type { Explanation, ReasonGroup } from "@sales-hub/contracts";
import { addWeeks } from "@sales-hub/domain";
import type { Snapshot, WeekExplanation } from "@sales-hub/hub";

/** The contract's groups, in the order of its readers' questions, and the engine's name of each. */
const GROUPS = [
  ["season", "season"],
  ["recent_level", "recentLevel"],
  ["growth", "growth"],
  ["holidays_events", "holidaysAndEvents"],
  ["store_department", "storeAndDepartment"],
] as const satisfies readonly (readonly [ReasonGroup, WeekExplanation["addends"][number]["group"]])[];

/** A group of the engine by the contract's name. */
export function presentGroup(name: WeekExplanation["addends"][number]["group"]): ReasonGroup {
  return GROUPS.find(([, engineName]) => engineName === name)![0];
}

/** Groups without any part are left out: economy and promotions do not enter forecasts. */
export function presentExplanation(snapshot: Snapshot, week: WeekExplanation): Explanation {
  const groups = GROUPS.map(([group, name]) => {
    const parts = week.addends.filter((addend) => addend.group === name);
    return {
      group,
      contribution: parts.reduce((sum, { contributionUsd }) => sum + contributionUsd, 0),
      parts: parts.map(({ name, label, contributionUsd, value }) => ({
        name,
        label,
        contribution: contributionUsd,
        value,
      })),
    };
  });
  return {
    date: addWeeks(snapshot.panel.firstWeek, snapshot.outlook.originIndex + week.horizon),
    horizon_weeks: week.horizon,
    base_value: week.baseValueUsd,
    groups: groups.filter(({ parts }) => parts.length > 0),
    forecast: week.forecastUsd,
  };
}
