import type { RoiPotential, StoreOnMap } from "@sales-hub/contracts";
import { minusSign, percent, plural, unknown } from "../../lib/format.ts";
import type { LegendEntry } from "./map-legend.ts";

/** Profit per dollar of markdowns: "+$0.40", "\u2212$0.85". */
export const profitPerDollar = (iroas: number, margin: number): string => {
  const profit = Math.round((iroas * margin - 1) * 100) / 100;
  return `${profit < 0 ? minusSign : profit > 0 ? "+" : ""}$${Math.abs(profit).toFixed(2)}`;
};

/** Whether markdowns repay themselves: 4 surely, 0 surely not, 2 cannot be told; null without a figure. */
export function roiClass(roi: RoiPotential, margin: number): number | null {
  if (roi.iroas === null || roi.lower === null || roi.upper === null || margin <= 0) return null;
  const breakEven = 1 / margin;
  if (roi.lower >= breakEven) return 4;
  return roi.upper <= breakEven ? 0 : 2;
}

export function roiSign(roi: RoiPotential, margin: number): string {
  const group = roiClass(roi, margin);
  return group === null ? "?" : group === 4 ? "+" : group === 0 ? minusSign : "\u00B1";
}

export const roiRange = ({ lower, upper }: RoiPotential, margin: number): string =>
  lower === null || upper === null ? unknown : `${profitPerDollar(lower, margin)} to ${profitPerDollar(upper, margin)}`;

export function roiText(roi: RoiPotential, margin: number): string {
  if (roi.iroas === null) return roi.reason ?? "not enough evidence";
  const range = roi.lower === null ? "" : ` (${roiRange(roi, margin)}, ${percent(roi.level, { digits: 0 })})`;
  return `${profitPerDollar(roi.iroas, margin)} profit per $1 of markdowns${range}`;
}

export const roiLegend: readonly LegendEntry[] = [
  { group: 4, sign: "+", label: "repays itself, interval above break-even" },
  { group: 2, sign: "\u00B1", label: "cannot be told, interval spans break-even" },
  { group: 0, sign: minusSign, label: "loses, interval below break-even" },
];

export function roiFinding(stores: readonly StoreOnMap[], margin: number): string {
  const classes = stores.map((store) => roiClass(store.roi_potential, margin));
  const judged = classes.filter((group) => group !== null).length;
  if (judged === 0) return "What markdowns returned cannot be told for any store";
  const repay = classes.filter((group) => group === 4).length;
  const lose = classes.filter((group) => group === 0).length;
  if (repay === 0 && lose === 0) return `In none of ${plural(judged, "store")} is it clear whether markdowns repay`;
  if (repay === 0) return `Markdowns repay clearly in no store, and lose clearly in ${lose} of ${judged}`;
  return `Markdowns repay clearly in ${repay} of ${plural(judged, "store")}${lose === 0 ? "" : `, and lose clearly in ${lose}`}`;
}
