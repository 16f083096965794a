import { TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { type AmountRules, readAmount } from "../lib/read-amount.ts";
import classes from "./amount-field.module.css";

export interface NumberFieldProps {
  label: string;
  /** Undefined: nothing was entered, and the placeholder says what is then taken. */
  value: number | undefined;
  rules: AmountRules;
  placeholder?: string;
  /** Told while typing whether the text is a number that can be asked for. */
  onProblem: (problem: string | undefined) => void;
  onCommit: (value: number | undefined) => void;
}

const textOf = (value: number | undefined) =>
  value === undefined ? "" : value.toLocaleString("en-US", { maximumFractionDigits: 2 });

/** A typed number. What cannot be asked for is said at the field, and nothing is asked. */
export function NumberField({ label, value, rules, placeholder, onProblem, onCommit }: NumberFieldProps) {
  const [typed, setTyped] = useState(textOf(value));
  useEffect(() => setTyped(textOf(value)), [value]);
  const read = readAmount(label, typed, rules);

  const type = (next: string) => {
    setTyped(next);
    const result = readAmount(label, next, rules);
    onProblem("problem" in result ? result.problem : undefined);
  };
  const commit = () => {
    if (!("amount" in read)) return;
    if (read.amount === value) setTyped(textOf(value));
    else onCommit(read.amount);
  };
  return (
    <TextInput
      label={label}
      value={typed}
      error={"problem" in read ? read.problem : undefined}
      {...(placeholder === undefined ? {} : { placeholder })}
      inputMode="decimal"
      leftSection={rules.unit}
      leftSectionPointerEvents="none"
      autoComplete="off"
      classNames={{ root: classes.root ?? "", input: classes.input ?? "", label: classes.label ?? "" }}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}
