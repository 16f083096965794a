import type { Cluster, ClusteredStore, ClustersAnswer } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { Headline } from "../../components/headline.tsx";
import { loadUsMap } from "../../components/map/us-map.ts";
import { QueryState } from "../../components/query-state.tsx";
import { percent, plural } from "../../lib/format.ts";
import type { OpportunitiesSearch } from "../../lib/opportunities-search.ts";
import { clustersQuery } from "../../lib/promotion-queries.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import {
  archetypeMapOption,
  byCluster,
  clusterLetter,
  colorIndex,
  silhouetteMarks,
  silhouetteOption,
  storeMarks,
} from "./archetype-chart.ts";
import { chosenSentence, clustersSheet, stabilitySentence } from "./archetype-words.ts";
import classes from "./archetypes.module.css";
import { ProfileTable } from "./profile-table.tsx";

const StoreTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<ClusteredStore>,
}));
const CurveTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<ClustersAnswer["silhouette_by_k"][number]>,
}));

type Change = (next: Partial<OpportunitiesSearch>) => void;

const storeColumns = (clusters: readonly Cluster[]): Array<Column<ClusteredStore>> => [
  {
    key: "store",
    header: "Store",
    value: (item) => item.store,
    show: (item) => (
      <Link to="/forecast" search={{ store: item.store }}>
        Store {item.store}
      </Link>
    ),
  },
  { key: "type", header: "Type", value: (item) => item.type },
  {
    key: "cluster",
    header: "Archetype",
    value: (item) => item.cluster,
    show: (item) =>
      `${clusterLetter(item.cluster)} \u00b7 ${clusters.find(({ id }) => id === item.cluster)?.name ?? ""}`,
  },
  {
    key: "silhouette",
    header: "Silhouette",
    value: (item) => item.silhouette,
    show: (item) => item.silhouette.toFixed(2).replace("-", "\u2212"),
    numeric: true,
  },
];

interface ViewProps {
  answer: ClustersAnswer;
  search: OpportunitiesSearch;
  onChange: Change;
}

function MapCard({ answer, search }: Omit<ViewProps, "onChange">) {
  const navigate = useNavigate();
  const { clusters } = answer;
  const stores = useMemo(() => byCluster(answer.stores), [answer]);
  const marks = useMemo(
    () => storeMarks(stores, clusters, (store) => void navigate({ to: "/forecast", search: { store } })),
    [stores, clusters, navigate],
  );
  const { cluster: chosen } = search;
  const option = useCallback(
    (theme: ChartTheme) => archetypeMapOption({ theme, stores, clusters, chosen, scale: theme.compact ? 0.34 : 0.68 }),
    [stores, clusters, chosen],
  );
  const columns = useMemo(() => storeColumns(clusters), [clusters]);
  const title = `${plural(stores.length, "store")} in ${plural(clusters.length, "archetype")}`;
  return (
    <ChartCard
      name="archetypes"
      className="span-8"
      title={title}
      subtitle="Stores that sell alike, by k-means on standardised features · colour, shape and letter name the archetype"
      height={440}
      actions={<ExportMenu of="the archetypes" sheet={() => clustersSheet(answer)} />}
      chart={
        <Chart label={`Map of archetypes: ${title}`} height={440} marks={marks} option={option} prepare={loadUsMap} />
      }
      table={<StoreTable caption="Stores by archetype" columns={columns} rows={stores} height={440} />}
      caption="Illustrative locations: the data does not say where the stores are. Select a mark to see the store's forecast."
    />
  );
}

function ClusterList({ answer, search, onChange }: ViewProps) {
  return (
    <section className={`card span-4 ${classes.stack}`} aria-labelledby="clusters-title">
      <h2 id="clusters-title" className="card-title">
        The archetypes
      </h2>
      <p className="caption">Choose one to see what sets it apart and where its stores are</p>
      <ul className={classes.list}>
        {answer.clusters.map((cluster) => {
          const on = search.cluster === cluster.id;
          return (
            <li key={cluster.id}>
              <button
                type="button"
                className={classes.choose}
                aria-pressed={on}
                onClick={() => onChange({ cluster: on ? undefined : cluster.id })}
              >
                <span className={classes.letter} data-color={colorIndex(cluster.id)}>
                  {clusterLetter(cluster.id)}
                </span>
                <span className={classes.name}>{cluster.name}</span>
                <span className="caption">
                  {plural(cluster.stores.length, "store")}, {percent(cluster.sales_share, { digits: 0 })} of sales
                </span>
              </button>
              {on ? <p className={classes.description}>{cluster.description}</p> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function SilhouetteCard({ answer }: { answer: ClustersAnswer }) {
  const { silhouette_by_k: points, k } = answer;
  const marks = useMemo(() => silhouetteMarks(points, k), [points, k]);
  const option = useCallback((theme: ChartTheme) => silhouetteOption(theme, points, k), [points, k]);
  const title = chosenSentence(answer);
  const sheet = (): Sheet => ({
    fileName: `archetypes-by-number_data-through-${answer.meta.data_through}`,
    header: ["k", "silhouette", "within_sum_of_squares"],
    rows: points.map((point) => [point.k, point.silhouette, point.within_sum_of_squares]),
  });
  return (
    <ChartCard
      name="silhouette"
      className="span-12"
      title={title}
      subtitle={`Mean silhouette by number of archetypes, \u22121 to 1 \u00b7 ${plural(answer.stores.length, "store")}`}
      height={240}
      actions={<ExportMenu of="the silhouettes" sheet={sheet} />}
      chart={<Chart label={`Silhouette: ${title}`} height={240} marks={marks} option={option} />}
      table={
        <CurveTable
          caption="Silhouette by number of archetypes"
          columns={[
            { key: "k", header: "Archetypes", value: (point) => point.k, numeric: true },
            {
              key: "silhouette",
              header: "Mean silhouette",
              value: (point) => point.silhouette,
              show: (point) => point.silhouette.toFixed(3),
              numeric: true,
            },
            {
              key: "within",
              header: "Within sum of squares",
              value: (point) => point.within_sum_of_squares,
              show: (point) => point.within_sum_of_squares.toFixed(1),
              numeric: true,
            },
          ]}
          rows={points}
          height={240}
        />
      }
      caption={`The silhouette compares how near a store is to its own group with how near it is to the next: 1 is apart, 0 is between two groups. The number with the highest mean is taken. ${stabilitySentence(answer)}`}
    />
  );
}

/** Which stores are alike, and what sets each group apart. */
export function ArchetypesView({ search, onChange }: { search: OpportunitiesSearch; onChange: Change }) {
  const query = useQuery(clustersQuery);
  return (
    <QueryState query={query} height={640} className="span-12">
      {(answer) => (
        <>
          <Headline text={answer.verdict} />
          <MapCard answer={answer} search={search} />
          <ClusterList answer={answer} search={search} onChange={onChange} />
          <section className={`card span-12 ${classes.stack}`} aria-labelledby="profile-title">
            <div>
              <h2 id="profile-title" className="card-title">
                What sets each archetype apart
              </h2>
              <p className="caption">
                Shaded by the distance from the mean of all stores: ++ and −− are a standard deviation or more
              </p>
            </div>
            <ProfileTable answer={answer} />
          </section>
          <SilhouetteCard answer={answer} />
        </>
      )}
    </QueryState>
  );
}
