import type { RoiCategory } from "@sales-hub/contracts";
import { NumberSlider } from "../../components/number-slider.tsx";
import { TermsControls } from "../../components/terms-controls.tsx";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { plural } from "../../lib/format.ts";
import { type OpportunitiesSearch, roiCategories, samplesRange } from "../../lib/opportunities-search.ts";
import { categoryLabels } from "../../lib/promotion-words.ts";
import classes from "./opportunities.module.css";

const choices: ReadonlyArray<RoiCategory | "all"> = ["all", ...roiCategories];

interface Props {
  search: OpportunitiesSearch;
  onChange: (change: Partial<OpportunitiesSearch>) => void;
}

/** Which departments to show, and how profit is counted. */
export function RoiControls({ search, onChange }: Props) {
  return (
    <section className={`card screen-only span-12 ${classes.controls}`} aria-label="What to show">
      <div className={classes.filters}>
        <ToggleChips
          legend="Category, by the chance of profit"
          options={choices.map((category, value) => ({
            value,
            label: category === "all" ? "All" : categoryLabels[category],
            on: search.category === category,
          }))}
          onToggle={(value) => onChange({ category: choices[value] ?? "all" })}
        />
        <NumberSlider
          label="Behind an estimate, at least"
          value={search.samples}
          range={samplesRange}
          show={(samples) => plural(samples, "store-week")}
          onCommit={(samples) => onChange({ samples })}
        />
      </div>
      <div className={classes.terms}>
        <TermsControls terms={search} onChange={onChange} />
      </div>
    </section>
  );
}
