import { Button } from "@mantine/core";
import type { DepartmentRoi, RoiCategory } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { plural } from "../../lib/format.ts";
import { type OpportunitiesSearch, roiCategories } from "../../lib/opportunities-search.ts";
import { roiQuery } from "../../lib/promotion-queries.ts";
import { categoryLabels } from "../../lib/promotion-words.ts";
import { termsOf } from "../../lib/scenario.ts";
import classes from "./opportunities.module.css";

interface Held {
  category: RoiCategory;
  count: number;
}

/** How many departments each category holds, the fullest first; those that hold none are left out. */
export const heldCategories = (departments: ReadonlyArray<Pick<DepartmentRoi, "category">>): Held[] =>
  roiCategories
    .map((category) => ({ category, count: departments.filter((item) => item.category === category).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);

interface Props {
  search: OpportunitiesSearch;
  onChange: (change: Partial<OpportunitiesSearch>) => void;
}

/** Stands in for chart and table when no department is of the chosen category: says what there is instead. */
export function EmptyChoice({ search, onChange }: Props) {
  const { category, samples } = search;
  const { data } = useQuery(roiQuery({ min_samples: samples, ...termsOf(search) }));
  const held = heldCategories(data?.departments ?? []);
  const what = category === "all" ? "has an estimate" : `is ${categoryLabels[category].toLowerCase()}`;
  return (
    <section className={`card notice span-12 ${classes.inPlace}`} role="status">
      <h2 className="card-title">
        No department {what}
        {samples > 0 ? ` from at least ${plural(samples, "store-week")}` : " on these terms"}
      </h2>
      <div className={classes.choices}>
        {held.map(({ category: other, count }) => (
          <Button key={other} variant="default" onClick={() => onChange({ category: other })}>
            {categoryLabels[other]}: {count}
          </Button>
        ))}
        <Button variant="default" onClick={() => onChange({ category: "all", samples: 0 })}>
          Show all departments
        </Button>
      </div>
    </section>
  );
}
