import "@mantine/core/styles/Slider.css";
import { Slider } from "@mantine/core";
import { useEffect, useState } from "react";
import classes from "./amount-field.module.css";
import { NumberField } from "./number-field.tsx";

interface Props {
  label: string;
  value: number;
  /** Reach of the slider; larger amounts may be typed. */
  reach: number;
  most: number;
  /** Said under the field, e.g. that nothing like it was ever seen. */
  note?: string | undefined;
  onCommit: (value: number) => void;
  onProblem: (problem: string | undefined) => void;
}

/** About a hundred steps, each a round number of dollars. */
const stepFor = (reach: number): number => Math.max(1, 10 ** Math.floor(Math.log10(Math.max(100, reach) / 100)));

/** US dollars, typed or dragged. */
export function AmountField({ label, value, reach, most, note, onCommit, onProblem }: Props) {
  const [current, setCurrent] = useState(value);
  useEffect(() => setCurrent(value), [value]);
  return (
    <div className={classes.field}>
      <NumberField
        label={label}
        value={current}
        rules={{ min: 0, max: most, unit: "$" }}
        onProblem={onProblem}
        onCommit={(amount) => onCommit(amount ?? 0)}
      />
      <Slider
        className={classes.slider ?? ""}
        value={Math.min(current, reach)}
        min={0}
        max={Math.max(1, reach)}
        step={stepFor(reach)}
        onChange={(amount) => {
          setCurrent(amount);
          onProblem(undefined);
        }}
        onChangeEnd={onCommit}
        thumbSize={24}
        size={4}
        label={null}
        thumbLabel={`${label}, slider`}
        thumbValueText={(amount) => `$${amount.toLocaleString("en-US")}`}
      />
      {note === undefined ? null : <p className={classes.note}>{note}</p>}
    </div>
  );
}
