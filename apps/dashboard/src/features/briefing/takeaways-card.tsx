import type { Takeaway } from "@sales-hub/contracts";
import { Link } from "@tanstack/react-router";
import classes from "./briefing.module.css";

const names: Readonly<Record<Takeaway["kind"], string>> = {
  growth: "Growth",
  cold_spot: "Cold spot",
  outlook: "Outlook",
  accuracy: "Accuracy",
  mover: "Mover",
  volatile_pair: "Hard to foresee",
  promotion: "Promotions",
  drift: "Accuracy drift",
  data_quality: "Data quality",
};

/** Leads to the forecast of what a takeaway is about; a department without a store is meant over all stores. */
function Behind({ store, dept }: Takeaway) {
  if (store === undefined && dept === undefined) return null;
  const search = { store: store ?? ("all" as const), ...(dept === undefined ? {} : { dept }) };
  return (
    <Link to="/forecast" search={search} className={classes.behind ?? ""}>
      {store === undefined ? "All stores" : `Store ${store}`}
      {dept === undefined ? "" : `, Department ${dept}`}
    </Link>
  );
}

export function TakeawaysCard({ takeaways }: { takeaways: readonly Takeaway[] }) {
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
            <Behind {...takeaway} />
          </li>
        ))}
      </ul>
    </section>
  );
}
