import type { GauntletBriefPair, GauntletProtocol, ReportGauntlet } from "@sales-hub/contracts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { count, plural, usd } from "../../lib/format.ts";
import { briefPairTitle, briefVerdict, pText } from "./gauntlet-words.ts";
import classes from "./trust.module.css";

type MeanTest = Omit<GauntletBriefPair["paired_t_test"], "description">;

interface Row {
  readonly protocol: string;
  readonly name: string;
  readonly over: string;
  readonly test: MeanTest | null;
}

const rowsOf = ({ protocol, brief_pair: pair }: GauntletProtocol): Row[] =>
  pair === null
    ? []
    : [
        { protocol, name: "Paired t-test", over: `RMSE of ${plural(pair.folds, "fold")}`, test: pair.fold_t_test },
        {
          protocol,
          name: "Paired t-test",
          over: `errors of ${count(pair.paired_t_test.count)} rows`,
          test: pair.paired_t_test,
        },
        { protocol, name: "Diebold-Mariano", over: "errors by week", test: pair.diebold_mariano },
      ];

const columns: Array<Column<Row>> = [
  { key: "protocol", header: "Protocol", value: ({ protocol }) => protocol },
  { key: "name", header: "Test", value: ({ name }) => name },
  { key: "over", header: "Over", value: ({ over }) => over },
  {
    key: "difference",
    header: "LightGBM \u2212 XGBoost",
    value: ({ test }) => test?.mean_difference ?? null,
    show: ({ test }) => (test === null ? "too few" : usd(test.mean_difference, { sign: true })),
    numeric: true,
  },
  { key: "p", header: "p-value", value: ({ test }) => test?.p_value ?? null, show: ({ test }) => pText(test?.p_value) },
  { key: "verdict", header: "Outcome", value: ({ test }) => briefVerdict(test) },
];

/** The choice that the brief made by a paired t-test, beside what comes out here. */
export function BriefPair({ gauntlet }: { gauntlet: ReportGauntlet }) {
  const { brief_test: brief, protocols } = gauntlet;
  if (brief === null) return null;
  return (
    <section className="card span-12" aria-labelledby="brief-pair-title">
      <h2 id="brief-pair-title" className={`card-title ${classes.spaced}`}>
        {briefPairTitle(brief)}
      </h2>
      <DataTable caption="LightGBM against XGBoost" columns={columns} rows={protocols.flatMap(rowsOf)} />
      <p className={`caption ${classes.caption}`}>
        {brief.findings[0]} Both are trained on the brief's features as known at the origin; a difference below 0 means
        that LightGBM errs less.
      </p>
    </section>
  );
}
