import { Link } from "@tanstack/react-router";
import type { ApiError } from "../../lib/problem.ts";
import classes from "./forecast.module.css";

interface Props {
  error: ApiError;
  store: number | undefined;
  dept: number | undefined;
}

/** The address names a pair that does not exist: says so and offers the nearest ones that do. */
export function UnknownPair({ error, store, dept }: Props) {
  const nearest = error.problem.nearest ?? [];
  return (
    <section className="card notice" role="alert">
      <h1 className="page-title">There is no such forecast</h1>
      <p>
        The data holds no sales of Department {dept} in Store {store}.
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
