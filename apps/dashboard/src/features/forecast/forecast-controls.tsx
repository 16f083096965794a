import { NumberSlider } from "../../components/number-slider.tsx";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { plural } from "../../lib/format.ts";
import { type ForecastSearch, historyRange, horizonRange, levelChoices } from "../../lib/search.ts";
import classes from "./forecast.module.css";

const strategies = ["direct", "recursive"] as const;
const weeks = (value: number) => plural(value, "week");

interface Props {
  search: ForecastSearch;
  /** Sums are forecast by the direct strategy only. */
  canRecurse: boolean;
  onChange: (change: Partial<ForecastSearch>) => void;
}

export function ForecastControls({ search, canRecurse, onChange }: Props) {
  const toggleLevel = (level: number) => {
    const on = search.levels.includes(level);
    const levels = on ? search.levels.filter((other) => other !== level) : [...search.levels, level];
    onChange({ levels: levels.sort((a, b) => a - b) });
  };
  return (
    <section className={`card screen-only ${classes.controls}`} aria-label="What to show">
      <NumberSlider
        label="History"
        value={search.history}
        range={historyRange}
        show={weeks}
        onCommit={(history) => onChange({ history })}
      />
      <NumberSlider
        label="Horizon"
        value={search.horizon}
        range={horizonRange}
        show={weeks}
        onCommit={(horizon) => onChange({ horizon })}
      />
      <ToggleChips
        legend="Bands"
        options={levelChoices.map((level) => ({ value: level, label: `${level}%`, on: search.levels.includes(level) }))}
        onToggle={toggleLevel}
      />
      <ToggleChips
        legend="Compare"
        options={[{ value: 0, label: "Last year's weeks", on: search.benchmark }]}
        onToggle={() => onChange({ benchmark: !search.benchmark })}
      />
      {canRecurse ? (
        <ToggleChips
          legend="Strategy"
          options={strategies.map((strategy, value) => ({
            value,
            label: strategy === "direct" ? "Direct" : "Recursive",
            on: search.strategy === strategy,
          }))}
          onToggle={(value) => onChange({ strategy: strategies[value] ?? "direct" })}
        />
      ) : null}
    </section>
  );
}
