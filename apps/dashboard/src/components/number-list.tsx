import "@mantine/core/styles/Pill.css";
import "@mantine/core/styles/PillsInput.css";
import { MultiSelect } from "@mantine/core";

interface Props {
  label: string;
  /** Said while nothing is chosen: "All 45 stores". */
  all: string;
  choices: ReadonlyArray<{ value: number; label: string }>;
  value: readonly number[];
  onCommit: (value: number[]) => void;
}

/** Several of a list; none chosen stands for all. */
export function NumberList({ label, all, choices, value, onCommit }: Props) {
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? all : ""}
      data={choices.map((choice) => ({ value: String(choice.value), label: choice.label }))}
      value={value.map(String)}
      onChange={(next) => onCommit(next.map(Number).sort((a, b) => a - b))}
      searchable
      clearable
      hidePickedOptions
      nothingFoundMessage="Nothing of that name"
      maxDropdownHeight={280}
      clearButtonProps={{ "aria-label": `Clear ${label.toLowerCase()}` }}
    />
  );
}
