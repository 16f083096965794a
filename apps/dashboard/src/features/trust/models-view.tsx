import type { ModelItem, ModelsAnswer } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { count, day, percent, plural, usd } from "../../lib/format.ts";
import { modelsQuery } from "../../lib/insights-queries.ts";
import type { Sheet } from "../../lib/sheet.ts";
import { ImportanceCard } from "./importance-card.tsx";
import classes from "./trust.module.css";
import { modelsHeadline } from "./trust-words.ts";

const trainedAt = (iso: string) => `${day(iso)}, ${iso.slice(11, 16)} UTC`;

const columns: Array<Column<ModelItem>> = [
  {
    key: "version",
    header: "Version",
    value: ({ version }) => version,
    show: ({ version, serves }) => (
      <span className={classes.version}>
        <strong>{version}</strong>
        {serves ? <span className={classes.current}>{"\u25B2"} Answers</span> : null}
      </span>
    ),
  },
  { key: "created", header: "Trained", value: (model) => model.created_at, show: (m) => trainedAt(m.created_at) },
  { key: "origin", header: "Data through", value: ({ origin }) => origin, show: ({ origin }) => day(origin) },
  {
    key: "wape",
    header: "WAPE",
    value: ({ metrics }) => metrics?.wape ?? null,
    show: ({ metrics }) => percent(metrics?.wape),
    numeric: true,
  },
  {
    key: "naive",
    header: "Last year's week",
    value: ({ metrics }) => metrics?.seasonal_naive_wape ?? null,
    show: ({ metrics }) => percent(metrics?.seasonal_naive_wape),
    numeric: true,
  },
  {
    key: "wmae",
    header: "WMAE",
    value: ({ metrics }) => metrics?.wmae ?? null,
    show: ({ metrics }) => usd(metrics?.wmae),
    numeric: true,
  },
  {
    key: "rmse",
    header: "RMSE",
    value: ({ metrics }) => metrics?.rmse ?? null,
    show: ({ metrics }) => usd(metrics?.rmse),
    numeric: true,
  },
  {
    key: "r2",
    header: "R\u00B2",
    value: ({ metrics }) => metrics?.r2 ?? null,
    show: ({ metrics }) => (metrics === null ? "\u2013" : metrics.r2.toFixed(3)),
    numeric: true,
  },
  { key: "features", header: "Features", value: ({ features }) => features, numeric: true },
  {
    key: "seconds",
    header: "Training",
    value: (model) => model.training_seconds,
    show: (model) => `${count(model.training_seconds)} s`,
    numeric: true,
  },
  { key: "seed", header: "Seed", value: ({ seed }) => seed, numeric: true },
  {
    key: "data",
    header: "Data",
    value: (model) => model.data_hash,
    show: (model) => <code title={model.data_hash}>{model.data_hash.slice(0, 10)}</code>,
  },
  { key: "code", header: "Code", value: (model) => model.code_version, show: (m) => <code>{m.code_version}</code> },
];

function modelsSheet({ models }: ModelsAnswer): Sheet {
  return {
    fileName: "model-versions",
    header: [
      "version",
      "serves",
      "created_at",
      "origin",
      "data_hash",
      "code_version",
      "seed",
      "features",
      "training_seconds",
      "folds",
      "test_rows",
      "wape",
      "wmae",
      "mae",
      "rmse",
      "r2",
      "seasonal_naive_wape",
      "seasonal_naive_wmae",
    ],
    rows: models.map((model) => [
      model.version,
      model.serves,
      model.created_at,
      model.origin,
      model.data_hash,
      model.code_version,
      model.seed,
      model.features,
      model.training_seconds,
      model.metrics?.folds,
      model.metrics?.test_rows,
      model.metrics?.wape,
      model.metrics?.wmae,
      model.metrics?.mae,
      model.metrics?.rmse,
      model.metrics?.r2,
      model.metrics?.seasonal_naive_wape,
      model.metrics?.seasonal_naive_wmae,
    ]),
  };
}

function Rollback({ models }: ModelsAnswer) {
  const current = models.find(({ serves }) => serves)?.version ?? "v1";
  const other = models.findLast(({ serves }) => !serves)?.version;
  return (
    <section className="card span-12" aria-labelledby="rollback-title">
      <h2 id="rollback-title" className="card-title">
        How to return to an earlier version
      </h2>
      <dl className={classes.commands}>
        <div>
          <dt>
            <code>npx hub models rollback</code>
          </dt>
          <dd>
            The version that answered before {current} answers again{other === undefined ? ", once there is one" : ""}.
          </dd>
        </div>
        <div>
          <dt>
            <code>npx hub models promote {other ?? current}</code>
          </dt>
          <dd>Chooses a version by name.</dd>
        </div>
        {other === undefined ? null : (
          <div>
            <dt>
              <code>
                npx hub models compare {other} {current}
              </code>
            </dt>
            <dd>Compares two versions on the same past weeks.</dd>
          </div>
        )}
      </dl>
      <p className="caption">
        Versions are never changed once made; only the one that answers is named anew, in one step. Restart the hub
        after it.
      </p>
    </section>
  );
}

/** Every version with its data, figures and code, which one answers, and what the models learned from. */
export function ModelsView() {
  const query = useQuery(modelsQuery);
  return (
    <>
      <QueryState query={query} height={320} className="span-12">
        {(answer) => (
          <>
            <h1 className="page-title span-12">{modelsHeadline(answer)}</h1>
            <section className="card span-12" aria-labelledby="models-title">
              <header className={classes.head}>
                <div>
                  <h2 id="models-title" className="card-title">
                    {answer.models.length === 1
                      ? "The one version there is"
                      : `${plural(answer.models.length, "version")} side by side`}
                  </h2>
                  <p className="caption">
                    Errors in backtests of each version's recipe at its own time; versions on other data are not
                    comparable by these figures alone
                  </p>
                </div>
                <ExportMenu of="the versions" sheet={() => modelsSheet(answer)} picture={false} />
              </header>
              <DataTable caption="Model versions" columns={columns} rows={answer.models} />
            </section>
            <Rollback models={answer.models} />
          </>
        )}
      </QueryState>
      <ImportanceCard />
    </>
  );
}
