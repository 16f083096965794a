import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Figures } from "../../components/figures.tsx";
import { HorizonCard } from "../../components/horizon-card.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { count, percent, plural, usd } from "../../lib/format.ts";
import { modelsQuery } from "../../lib/insights-queries.ts";
import { accuracyQuery } from "../../lib/queries.ts";
import { CoverageCard } from "./coverage-card.tsx";
import { FoldsCard } from "./folds-card.tsx";
import { GroupsCard } from "./groups-card.tsx";
import classes from "./trust.module.css";
import { accuracyHeadline, coverageSentence } from "./trust-words.ts";

const route = getRouteApi("/trust");

/** Errors that only the model's own record holds: WMAE, R2 and their rivals. */
function useModelErrors() {
  const { data } = useQuery(modelsQuery);
  return data?.models.find(({ serves }) => serves)?.metrics ?? null;
}

/** By fold, horizon, department and store, against last year's same week. */
export function AccuracyView() {
  const { by } = route.useSearch();
  const query = useQuery(accuracyQuery({ by }));
  const errors = useModelErrors();
  return (
    <QueryState query={query} height={640} className="span-12">
      {(answer) => (
        <>
          <h1 className="page-title span-12">{accuracyHeadline(answer)}</h1>
          <section className="card span-12" aria-label="Accuracy in figures">
            <Figures
              figures={[
                {
                  label: "WAPE",
                  value: percent(answer.total.wape),
                  detail: `last year's week ${percent(answer.total.seasonal_naive_wape)}`,
                },
                {
                  label: "Error a week",
                  value: usd(answer.total.mae),
                  detail: "mean of a store-department",
                },
                {
                  label: "Bias a week",
                  value: usd(answer.total.bias, { sign: true }),
                  detail: "above zero: too high",
                },
                {
                  label: "WMAE",
                  value: usd(errors?.wmae),
                  detail: errors === null ? "" : `last year's week ${usd(errors.seasonal_naive_wmae)}`,
                },
                {
                  label: "R\u00B2",
                  value: errors === null ? "\u2013" : errors.r2.toFixed(3),
                  detail: errors === null ? "" : `RMSE ${usd(errors.rmse)}`,
                },
                {
                  label: "80% band held",
                  value: percent(answer.total.coverage80),
                  detail: `95% band ${percent(answer.total.coverage95)}`,
                },
              ]}
            />
            <p className={`caption ${classes.caption}`}>
              {coverageSentence(answer.total)}. Backtests: the same recipe, fitted at past origins, forecasts weeks it
              has not seen{errors === null ? "" : ` (${plural(errors.folds, "fold")}, ${count(errors.test_rows)} rows)`}
              .
            </p>
          </section>
          <FoldsCard />
          <HorizonCard answer={answer} of="pairs" className="span-6" stale={query.isPlaceholderData} />
          <CoverageCard answer={answer} stale={query.isPlaceholderData} />
          <GroupsCard answer={answer} by={by} stale={query.isPlaceholderData} />
        </>
      )}
    </QueryState>
  );
}
