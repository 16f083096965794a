import classes from "./chart-key.module.css";

export interface KeyEntry {
  kind:
    | "actual"
    | "forecast"
    | "line"
    | "band-inner"
    | "band-outer"
    | "thin"
    | "start"
    | "holiday"
    | "bar"
    | "bar-outline"
    | "hatch";
  label: string;
}

/** What the lines and bands of a chart are. */
export function ChartKey({ entries }: { entries: readonly KeyEntry[] }) {
  return (
    <ul className={`key-entries ${classes.key}`} data-chart-key>
      {entries.map(({ kind, label }) => (
        <li key={label}>
          <i data-kind={kind} aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  );
}
