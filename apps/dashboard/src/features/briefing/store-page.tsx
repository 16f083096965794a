import type { StoreDetailAnswer } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Amounts } from "../../components/amounts.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { storeDetailQuery } from "../../lib/insights-queries.ts";
import { type StoreSearch, valueRanges } from "../../lib/insights-search.ts";
import type { ApiError } from "../../lib/problem.ts";
import { storesQuery } from "../../lib/queries.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import classes from "./briefing.module.css";
import { StoreDepartmentsCard } from "./store-departments-card.tsx";
import { StoreFactsCard } from "./store-facts-card.tsx";

const route = getRouteApi("/stores/$store");

function Cards({ answer, search }: { answer: StoreDetailAnswer; search: StoreSearch }) {
  const comparison =
    answer.comparisons.find(({ comparison: name }) => name === search.against) ?? answer.comparisons[0];
  if (comparison === undefined) return <p className="quiet">There are too few weeks to compare.</p>;
  return (
    <div className="grid">
      <h1 className="page-title span-12">
        <Amounts text={comparison.finding} />
      </h1>
      <StoreDepartmentsCard store={answer.store.store} comparison={comparison} meta={answer.meta} />
      <StoreFactsCard answer={answer} comparison={comparison} margin={valueRanges.margin.fallback / 100} />
    </div>
  );
}

/** The address names a store that does not exist: offers the nearest numbers that do. */
function UnknownStore({ asked, error }: { asked: string; error: ApiError | undefined }) {
  const { data } = useQuery(storesQuery);
  const number = Number(asked);
  const nearest = (data?.stores ?? [])
    .toSorted((a, b) => Math.abs(a.store - number) - Math.abs(b.store - number))
    .slice(0, 3);
  return (
    <section className="card notice span-12" role="alert">
      <h1 className="page-title">There is no such store</h1>
      <p>{error?.problem.detail ?? `"${asked}" is not the number of a store.`}</p>
      <ul className={classes.onward}>
        {nearest.map(({ store }) => (
          <li key={store}>
            <Link to="/stores/$store" params={{ store: String(store) }}>
              Store {store}
            </Link>
          </li>
        ))}
        <li>
          <Link to="/">Back to the Briefing</Link>
        </li>
      </ul>
    </section>
  );
}

/** A cold spot on the map leads here: which departments are behind the store's change, and on to their forecasts. */
export function StorePage() {
  const { store } = route.useParams();
  const search = route.useSearch();
  const number = Number(store);
  const valid = Number.isInteger(number) && number > 0 && number < 1_000_000;
  usePageTitle(`Store ${store}`);
  const query = useQuery({ ...storeDetailQuery(valid ? number : 0), enabled: valid });
  if (!valid) return <UnknownStore asked={store} error={undefined} />;
  return (
    <QueryState
      query={query}
      height={640}
      onError={(error) =>
        error.status === 404 || error.status === 422 ? <UnknownStore asked={store} error={error} /> : undefined
      }
    >
      {(answer) => <Cards answer={answer} search={search} />}
    </QueryState>
  );
}
