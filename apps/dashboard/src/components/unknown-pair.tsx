import { Link } from "@tanstack/react-router";
import type { ApiError } from "../lib/problem.ts";
import classes from "./unknown-pair.module.css";

interface Props {
  title: string;
  error: ApiError;
  /** What the address asked for; undefined for a sum. */
  pair: { store: number; dept: number } | undefined;
  to: "/forecast" | "/promotions";
}

/** The address names a pair that does not exist: says so and offers the nearest ones that do. */
export function UnknownPair({ title, error, pair, to }: Props) {
  const nearest = error.problem.nearest ?? [];
  return (
    <section className="card notice span-12" role="alert">
      <h1 className="page-title">{title}</h1>
      <p>
        {pair === undefined
          ? error.problem.detail
          : `The data holds no sales of Department ${pair.dept} in Store ${pair.store}.`}
      </p>
      {nearest.length === 0 ? (
        <p className="quiet">Choose another store and department.</p>
      ) : (
        <>
          <p className="quiet">The nearest ones that exist:</p>
          <ul className={classes.choices}>
            {nearest.map(({ store, dept }) => (
              <li key={`${store}-${dept}`}>
                <Link to={to} search={(previous) => ({ ...previous, store, dept })} className={classes.choice ?? ""}>
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
