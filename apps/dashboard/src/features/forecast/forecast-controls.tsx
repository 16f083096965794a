import { Slider } from "@mantine/core";
import { useEffect, useId, useState } from "react";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { plural } from "../../lib/format.ts";
import { type ForecastSearch, historyRange, horizonRange, levelChoices } from "../../lib/search.ts";
import classes from "./forecast.module.css";

interface WeeksProps {
  label: string;
  value: number;
  range: { min: number; max: number };
  onCommit: (weeks: number) => void;
}

/** A number of weeks; follows the hand at once and asks for data when let go. */
function WeeksSlider({ label, value, range, onCommit }: WeeksProps) {
  const [weeks, setWeeks] = useState(value);
  const id = useId();
  useEffect(() => setWeeks(value), [value]);
  return (
    <div className={classes.control}>
      <div className={classes.controlHead}>
        <span id={id}>{label}</span>
        <output className="num">{plural(weeks, "week")}</output>
      </div>
      <Slider
        value={weeks}
        min={range.min}
        max={range.max}
        onChange={setWeeks}
        onChangeEnd={onCommit}
        thumbSize={24}
        size={4}
        label={null}
        thumbLabel={label}
        thumbValueText={(value) => plural(value, "week")}
      />
      <div className={classes.ends} aria-hidden="true">
        <span>{range.min}</span>
        <span>{range.max}</span>
      </div>
    </div>
  );
}

interface Props {
  search: ForecastSearch;
  onChange: (change: Partial<ForecastSearch>) => void;
}

export function ForecastControls({ search, onChange }: Props) {
  const toggleLevel = (level: number) => {
    const on = search.levels.includes(level);
    const levels = on ? search.levels.filter((other) => other !== level) : [...search.levels, level];
    onChange({ levels: levels.sort((a, b) => a - b) });
  };
  return (
    <section className={`card ${classes.controls}`} aria-label="What to show">
      <WeeksSlider
        label="History"
        value={search.history}
        range={historyRange}
        onCommit={(history) => onChange({ history })}
      />
      <WeeksSlider
        label="Horizon"
        value={search.horizon}
        range={horizonRange}
        onCommit={(horizon) => onChange({ horizon })}
      />
      <ToggleChips
        legend="Bands"
        options={levelChoices.map((level) => ({ value: level, label: `${level}%`, on: search.levels.includes(level) }))}
        onToggle={toggleLevel}
      />
      <ToggleChips
        legend="Compare"
        options={[{ value: 0, label: "Last year's same week", on: search.benchmark }]}
        onToggle={() => onChange({ benchmark: !search.benchmark })}
      />
    </section>
  );
}
