import { accountingHint, accountingLabels, hiddenHint } from "../lib/promotion-words.ts";
import { hiddenRange, marginRange, type Terms } from "../lib/scenario.ts";
import { NumberSlider } from "./number-slider.tsx";
import classes from "./terms-controls.module.css";
import { ToggleChips } from "./toggle-chips.tsx";

const ways = ["separate", "netted"] as const;
const percentText = (value: number) => `${value}%`;

interface Props {
  terms: Terms;
  /** Whether the assumption about last year's weeks can be changed here. */
  hidden?: boolean;
  onChange: (change: Partial<Terms>) => void;
}

/** How profit is counted: what the data do not say and the user must. */
export function TermsControls({ terms, hidden = true, onChange }: Props) {
  return (
    <div className={classes.terms}>
      <NumberSlider
        label="Gross margin"
        value={terms.margin}
        range={marginRange}
        show={percentText}
        onCommit={(margin) => onChange({ margin })}
      />
      <div>
        <ToggleChips
          legend="Markdowns are"
          options={ways.map((way, value) => ({ value, label: accountingLabels[way], on: terms.accounting === way }))}
          onToggle={(value) => onChange({ accounting: ways[value] ?? "separate" })}
        />
        <p className={`caption ${classes.hint}`}>{accountingHint}</p>
      </div>
      {hidden ? (
        <div>
          <NumberSlider
            label="Hidden in last year"
            value={terms.hidden}
            range={hiddenRange}
            show={percentText}
            onCommit={(share) => onChange({ hidden: share })}
          />
          <p className={`caption ${classes.hint}`}>{hiddenHint}</p>
        </div>
      ) : null}
    </div>
  );
}
