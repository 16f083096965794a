import { engineError } from "../errors.ts";

/** Whether reported sales are before the markdown (`separate`: it is a cost of its own) or already after it (`netted`). */
export type Accounting = "separate" | "netted";

/** What turns sales into profit; the user's to choose, the data do not say. */
export interface Economics {
  /** Gross margin g of incremental sales, fraction in (0, 1). */
  readonly margin: number;
  readonly accounting: Accounting;
  /** phi: part of this year's promotions that last year's weeks already held, fraction in [0, 0.95]; effects are divided by 1 - phi. */
  readonly hiddenShare: number;
}

export const DEFAULT_ECONOMICS: Economics = { margin: 0.25, accounting: "separate", hiddenShare: 0 };
const LARGEST_HIDDEN_SHARE = 0.95;

/** Fills in defaults. @throws {HubError} ENGINE_PROMOTION_OPTION_INVALID naming the field */
export function readEconomics(options: Partial<Economics>): Economics {
  const economics = {
    margin: options.margin ?? DEFAULT_ECONOMICS.margin,
    accounting: options.accounting ?? DEFAULT_ECONOMICS.accounting,
    hiddenShare: options.hiddenShare ?? DEFAULT_ECONOMICS.hiddenShare,
  };
  const { margin, accounting, hiddenShare } = economics;
  if (!(margin > 0 && margin < 1)) throw invalidOption("margin", "above 0 and below 1, e.g. 0.25", margin);
  if (accounting !== "separate" && accounting !== "netted") {
    throw invalidOption("accounting", '"separate" or "netted"', accounting);
  }
  if (!(hiddenShare >= 0 && hiddenShare <= LARGEST_HIDDEN_SHARE)) {
    throw invalidOption("hiddenShare", `from 0 to ${LARGEST_HIDDEN_SHARE}`, hiddenShare);
  }
  return economics;
}

export function invalidOption(field: string, required: string, got: unknown) {
  return engineError("ENGINE_PROMOTION_OPTION_INVALID", `${field} must be ${required}; got ${JSON.stringify(got)}.`, {
    details: { field, required, got: String(got) },
  });
}

/** What one markdown dollar costs in profit: 1 (`separate`), 1 - g (`netted`: the margin on that dollar would not have been kept). */
export function costPerDollar({ margin, accounting }: Economics): number {
  return accounting === "separate" ? 1 : 1 - margin;
}

/** Net profit, USD: g * incremental - M (`separate`), g * incremental - (1 - g) M (`netted`). */
export function netProfit(incrementalUsd: number, markdownUsd: number, economics: Economics): number {
  return economics.margin * incrementalUsd - costPerDollar(economics) * markdownUsd;
}

/** Incremental sales per markdown dollar at which net profit is 0: 1/g (`separate`), (1-g)/g (`netted`). */
export function breakEvenIroas(economics: Economics): number {
  return costPerDollar(economics) / economics.margin;
}

/** ROI = net profit / cost of the markdown = g iROAS / costPerDollar - 1; 0 breaks even. */
export function roiOfIroas(iroas: number, economics: Economics): number {
  return (economics.margin * iroas) / costPerDollar(economics) - 1;
}

/** The factor 1 / (1 - phi) by which effects grow when last year's weeks held promotions too. */
export function hiddenFactor({ hiddenShare }: Economics): number {
  return 1 / (1 - hiddenShare);
}
