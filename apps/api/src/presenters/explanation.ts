import type { ContributionGroup, Explanation } from "@sales-hub/contracts";
import { addWeeks } from "@sales-hub/domain";
import type { Snapshot, WeekExplanation } from "@sales-hub/hub";

/** The contract's groups, in the order of its readers' questions, and the engine's name of each. */
const GROUPS = [
  ["season", "season"],
  ["recent_level", "recentLevel"],
  ["growth", "growth"],
  ["holidays_events", "holidaysAndEvents"],
  ["store_department", "storeAndDepartment"],
] as const satisfies readonly (readonly [ContributionGroup["group"], WeekExplanation["addends"][number]["group"]])[];

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
