import "@mantine/core/styles/Slider.css";
import { Slider } from "@mantine/core";
import { useEffect, useId, useState } from "react";
import { count } from "../lib/format.ts";
import classes from "./number-slider.module.css";

interface Props {
  label: string;
  value: number;
  range: { min: number; max: number };
  show: (value: number) => string;
  onCommit: (value: number) => void;
}

/** A number within a range; follows the hand at once and asks for data when let go. */
export function NumberSlider({ label, value, range, show, onCommit }: Props) {
  const [current, setCurrent] = useState(value);
  const id = useId();
  useEffect(() => setCurrent(value), [value]);
  return (
    <div className="screen-only">
      <div className={classes.head}>
        <span id={id}>{label}</span>
        <output className="num">{show(current)}</output>
      </div>
      <Slider
        value={current}
        min={range.min}
        max={range.max}
        onChange={setCurrent}
        onChangeEnd={onCommit}
        thumbSize={24}
        size={4}
        label={null}
        thumbLabel={label}
        thumbValueText={show}
      />
      <div className={classes.ends} aria-hidden="true">
        <span>{count(range.min)}</span>
        <span>{count(range.max)}</span>
      </div>
    </div>
  );
}
