import { NativeSelect } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import classes from "./number-list.module.css";

interface Props {
  label: string;
  /** Said while nothing is chosen: "All 45 stores". */
  all: string;
  choices: ReadonlyArray<{ value: number; label: string }>;
  value: readonly number[];
  onCommit: (value: number[]) => void;
}

/** Several of a list, added one by one; none chosen stands for all. */
export function NumberList({ label, all, choices, value, onCommit }: Props) {
  const open = choices.filter((choice) => !value.includes(choice.value));
  return (
    <div>
      <NativeSelect
        label={label}
        value=""
        data={[
          { value: "", label: value.length === 0 ? all : "Add another" },
          ...open.map((choice) => ({ value: String(choice.value), label: choice.label })),
        ]}
        onChange={(event) => {
          const added = Number(event.currentTarget.value);
          if (added > 0) onCommit([...value, added].sort((a, b) => a - b));
        }}
      />
      {value.length === 0 ? null : (
        <ul className={classes.chosen} aria-label={`${label} chosen`}>
          {value.map((number) => {
            const name = choices.find((choice) => choice.value === number)?.label ?? String(number);
            return (
              <li key={number}>
                <button
                  type="button"
                  className={classes.chip}
                  onClick={() => onCommit(value.filter((other) => other !== number))}
                >
                  <span className="visually-hidden">Remove </span>
                  {name}
                  <IconX size={14} stroke={1.7} aria-hidden="true" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
