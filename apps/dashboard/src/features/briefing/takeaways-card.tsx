import type { StoreItem, Takeaway } from "@sales-hub/contracts";
import { Link } from "@tanstack/react-router";
import classes from "./briefing.module.css";
import { largestStoreWith } from "./largest-store.ts";

const names: Readonly<Record<Takeaway["kind"], string>> = {
  growth: "Growth",
  cold_spot: "Cold spot",
  outlook: "Outlook",
  accuracy: "Accuracy",
  mover: "Mover",
};

function Behind({ takeaway, stores }: { takeaway: Takeaway; stores: readonly StoreItem[] }) {
  const { store, dept } = takeaway;
  const where = store ?? (dept === undefined ? undefined : largestStoreWith(dept, stores)?.store);
  if (where === undefined) return null;
  return (
    <Link
      to="/forecast"
      search={{ store: where, ...(dept === undefined ? {} : { dept }) }}
      className={classes.behind ?? ""}
    >
      Store {where}
      {dept === undefined ? "" : `, Department ${dept}`}
    </Link>
  );
}

export function TakeawaysCard({ takeaways, stores }: { takeaways: readonly Takeaway[]; stores: readonly StoreItem[] }) {
  return (
    <section className="card span-4" aria-labelledby="takeaways-title">
      <h2 id="takeaways-title" className="card-title">
        What to know
      </h2>
      <ul className={classes.takeaways}>
        {takeaways.map((takeaway) => (
          <li key={takeaway.text} data-kind={takeaway.kind}>
            <span className="caption">{names[takeaway.kind]}</span>
            <p>{takeaway.text}</p>
            <Behind takeaway={takeaway} stores={stores} />
          </li>
        ))}
      </ul>
    </section>
  );
}
