import type { ClustersAnswer } from "@sales-hub/contracts";
import { clusterLetter, colorIndex } from "./archetype-chart.ts";
import { featureText, profileOf, unitNames, zClass, zSign } from "./archetype-words.ts";
import classes from "./archetypes.module.css";

/** What sets each archetype apart: its mean of each feature, shaded by its distance from all stores. */
export function ProfileTable({ answer }: { answer: ClustersAnswer }) {
  const { clusters, features } = answer;
  const overallOf = (name: string) => clusters[0]?.profile.find((item) => item.name === name)?.overall ?? null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label="Profiles of the archetypes">
      <table className={classes.profile}>
        <thead>
          <tr>
            <th scope="col">Feature, mean of its stores</th>
            {clusters.map(({ id, name }) => (
              <th key={id} scope="col" data-numeric>
                <span className={classes.letter} data-color={colorIndex(id)}>
                  {clusterLetter(id)}
                </span>{" "}
                {name}
              </th>
            ))}
            <th scope="col" data-numeric>
              All stores
            </th>
          </tr>
        </thead>
        <tbody>
          {features.map(({ name, label, unit, description }) => (
            <tr key={name}>
              <th scope="row">
                {label} <span className="caption">{unitNames[unit]}</span>
                <span className={`caption ${classes.definition}`}>{description}</span>
              </th>
              {clusters.map((cluster) => {
                const item = profileOf(cluster, name);
                return (
                  <td key={cluster.id} data-z={item === undefined ? undefined : zClass(item.z)}>
                    {featureText(item?.mean ?? null, unit)}
                    {item === undefined ? null : <span className={classes.sign}>{zSign(item.z)}</span>}
                  </td>
                );
              })}
              <td>{featureText(overallOf(name), unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
