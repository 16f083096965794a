import type { ComparisonName } from "@sales-hub/contracts";
import { useNavigate } from "@tanstack/react-router";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { comparisons } from "../../lib/insights-search.ts";
import classes from "./briefing.module.css";
import { comparisonLabels } from "./movers-chart.ts";

/** Which earlier weeks the last four are compared with; the address remembers it. */
export function AgainstSwitch({ against }: { against: ComparisonName }) {
  const navigate = useNavigate();
  const compareWith = (next: ComparisonName) =>
    void navigate({
      to: ".",
      search: (previous) => ({ ...previous, against: next }),
      replace: true,
      resetScroll: false,
    });
  return (
    <div className={classes.modes}>
      <ToggleChips
        legend="Last 4 weeks against the"
        options={comparisons.map((name, value) => ({
          value,
          label: comparisonLabels[name].replace(/^S/, "s"),
          on: name === against,
        }))}
        onToggle={(value) => compareWith(comparisons[value] ?? "last_year")}
      />
    </div>
  );
}
