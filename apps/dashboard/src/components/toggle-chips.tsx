import classes from "./toggle-chips.module.css";

interface Option {
  value: number;
  label: string;
  on: boolean;
}

interface Props {
  legend: string;
  options: readonly Option[];
  onToggle: (value: number) => void;
}

/** Small switches in a row, each on or off by itself. */
export function ToggleChips({ legend, options, onToggle }: Props) {
  return (
    <fieldset className={classes.group}>
      <legend>{legend}</legend>
      <div className={classes.row}>
        {options.map(({ value, label, on }) => (
          <button key={value} type="button" className={classes.chip} aria-pressed={on} onClick={() => onToggle(value)}>
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
