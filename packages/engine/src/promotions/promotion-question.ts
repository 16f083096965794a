import { engineError } from "../errors.ts";
import { type Economics, invalidOption } from "./economics.ts";
import type { PromotionEffects } from "./promotion-effects.ts";
import { MARKDOWN_TYPES } from "./response.ts";

/** `department`: the amounts are the department's own; `store`: of the whole store, of which it carries its share. */
export type PromotionScope = "department" | "store";

export interface SimulateOptions extends Partial<Economics> {
  readonly store: number;
  readonly dept: number;
  /** Week index on the panel's grid. */
  readonly week: number;
  /** MarkDown1..5 of the scenario, USD, 0 to 1e6 each, shape [5]. */
  readonly markdowns: ArrayLike<number>;
  /** Default `department`. */
  readonly scope?: PromotionScope;
  /** Sales of that pair and week: the actual of a past week, the forecast of a coming one, USD. */
  readonly referenceSalesUsd: number;
  /** Markdowns of the whole store that those sales already hold, USD, shape [5]; default: the data's for that week. */
  readonly referenceMarkdowns?: ArrayLike<number>;
}

/** Where a department's part of its store comes from: the year before markdowns, or the week asked about. */
export type ShareSource = "usual_year" | "reference_week";

const LARGEST_MARKDOWN = 1e6;

/**
 * The pair a question is about and what it usually sells.
 * @throws {HubError} ENGINE_SERIES_UNKNOWN; ENGINE_PROMOTION_NOT_ESTIMABLE; ENGINE_PROMOTION_OPTION_INVALID
 */
export function locate(
  effects: PromotionEffects,
  options: { readonly store: number; readonly dept: number; readonly referenceSalesUsd: number },
) {
  const { store, dept, referenceSalesUsd } = options;
  if (effects.whyNone !== null) {
    throw engineError(
      "ENGINE_PROMOTION_NOT_ESTIMABLE",
      `Effects of markdowns cannot be estimated: ${effects.whyNone}.`,
    );
  }
  const storeIndex = effects.stores.indexOf(store);
  const departmentIndex = effects.departments.indexOf(dept);
  if (storeIndex < 0 || departmentIndex < 0) {
    throw engineError(
      "ENGINE_SERIES_UNKNOWN",
      `The data hold no ${storeIndex < 0 ? `store ${store}` : `department ${dept}`}.`,
      {
        details: { store, dept },
      },
    );
  }
  if (!(referenceSalesUsd >= 0 && Number.isFinite(referenceSalesUsd))) {
    throw invalidOption("referenceSalesUsd", "a number of dollars from 0 up", referenceSalesUsd);
  }
  const usualSalesUsd = effects.intensity.usualSales[storeIndex]!;
  const usualShare = effects.intensity.shares[storeIndex * effects.departments.length + departmentIndex]!;
  const share = usualShare > 0 ? usualShare : referenceSalesUsd / usualSalesUsd;
  if (!(usualSalesUsd > 0 && share > 0)) {
    throw engineError(
      "ENGINE_PROMOTION_NOT_ESTIMABLE",
      `Store ${store}, department ${dept} had no sales to measure markdowns against, neither in the year before markdowns nor in that week.`,
      { details: { store, dept } },
    );
  }
  const shareSource: ShareSource = usualShare > 0 ? "usual_year" : "reference_week";
  return { storeIndex, departmentIndex, usualSalesUsd, share, shareSource };
}

/** Five checked amounts, USD. @throws {HubError} ENGINE_PROMOTION_OPTION_INVALID naming the type */
export function readMarkdowns(field: string, markdowns: ArrayLike<number>): number[] {
  if (markdowns.length !== MARKDOWN_TYPES)
    throw invalidOption(field, "five amounts, MarkDown1 to MarkDown5", markdowns.length);
  return Array.from(markdowns, (usd, k) => {
    if (usd >= 0 && usd <= LARGEST_MARKDOWN) return usd;
    throw invalidOption(`${field}[${k}] (MarkDown${k + 1})`, `from 0 to ${LARGEST_MARKDOWN} USD`, usd);
  });
}

/** The store's markdowns in the reference week: those given, else those of the data; nothing beyond the data. */
export function readReference(effects: PromotionEffects, storeIndex: number, options: SimulateOptions): number[] {
  if (options.referenceMarkdowns !== undefined) return readMarkdowns("referenceMarkdowns", options.referenceMarkdowns);
  const { week } = options;
  if (!(Number.isInteger(week) && week >= 0)) throw invalidOption("week", "a week index from 0 up", week);
  if (week >= effects.weekCount) return Array<number>(MARKDOWN_TYPES).fill(0);
  const at = (storeIndex * effects.weekCount + week) * MARKDOWN_TYPES;
  const percent = effects.intensity.usualSales[storeIndex]! / 100;
  return Array.from(effects.intensity.values.subarray(at, at + MARKDOWN_TYPES), (x) => x * percent);
}
