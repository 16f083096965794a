import { Link } from "@tanstack/react-router";
import type { ApiError } from "../../lib/problem.ts";
import type { ForecastSearch } from "../../lib/search.ts";
import classes from "./forecast.module.css";
import { pairOf } from "./forecast-view.ts";

interface Props {
  error: ApiError;
  search: ForecastSearch;
}

/** The address names a pair that does not exist: says so and offers the nearest ones that do. */
export function UnknownPair({ error, search }: Props) {
  const pair = pairOf(search);
  const nearest = error.problem.nearest ?? [];
  return (
    <section className="card notice" role="alert">
      <h1 className="page-title">There is no such forecast</h1>
      <p>
        {pair === undefined
          ? error.problem.detail
          : `The data holds no sales of Department ${pair.dept} in Store ${pair.store}.`}
      </p>
      {nearest.length === 0 ? (
        <p className="quiet">Choose a store and a department above.</p>
      ) : (
        <>
          <p className="quiet">The nearest ones that exist:</p>
          <ul className={classes.choices}>
            {nearest.map(({ store, dept }) => (
              <li key={`${store}-${dept}`}>
                <Link
                  to="/forecast"
                  search={(previous) => ({ ...previous, store, dept })}
                  className={classes.choice ?? ""}
                >
                  Store {store} · Department {dept}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
