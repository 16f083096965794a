import type { ComparisonName } from "@sales-hub/contracts";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { comparisons } from "../../lib/insights-search.ts";
import { comparisonLabels } from "./movers-chart.ts";

interface Props {
  against: ComparisonName;
  onChange: (against: ComparisonName) => void;
}

/** Which earlier weeks the last four are compared with. */
export function AgainstSwitch({ against, onChange }: Props) {
  return (
    <ToggleChips
      legend="Last 4 weeks against the"
      options={comparisons.map((name, value) => ({
        value,
        label: comparisonLabels[name].replace(/^S/, "s"),
        on: name === against,
      }))}
      onToggle={(value) => onChange(comparisons[value] ?? "last_year")}
    />
  );
}
