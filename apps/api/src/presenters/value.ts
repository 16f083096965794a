import type { ValueAnswer, ValueAssumption, ValuePart, ValueRange } from "@sales-hub/contracts";
import { addWeeks, formatNumber, formatPercent, formatUsd, plural } from "@sales-hub/domain";
import { DEFAULT_VALUE_ASSUMPTIONS, type Snapshot, type ValueEstimate } from "@sales-hub/hub";
import { presentMeta } from "./meta.ts";

type UsdRange = NonNullable<ValueEstimate["total"]>;

export function presentValue(snapshot: Snapshot, estimate: ValueEstimate): ValueAnswer {
  const { simulation, total } = estimate;
  const dateOf = (week: number) => addWeeks(snapshot.panel.firstWeek, week);
  return {
    total: total && presentRange(total),
    parts: presentParts(estimate),
    assumptions: presentAssumptions(estimate),
    simulation: simulation && {
      from: dateOf(simulation.fromWeek),
      to: dateOf(simulation.toWeek),
      weeks: simulation.weeks,
      pair_weeks: simulation.pairWeeks,
      policies: simulation.policies.map((policy) => ({
        forecast: policy.forecast,
        stock_held: policy.stockHeldUsd,
        lost_sales_per_year: policy.lostSalesPerYearUsd,
        achieved_service: policy.achievedService,
        fill_rate: policy.fillRate,
        errors_per_year: policy.errorsPerYear,
      })),
      stock_released: simulation.value.stockReleasedUsd,
    },
    notes: notesOn(estimate),
    meta: presentMeta(snapshot),
  };
}

export function presentRange({ lowUsd, midUsd, highUsd }: UsdRange): ValueRange {
  return { low: lowUsd, mid: midUsd, high: highUsd };
}

export function presentParts({ simulation, markdown, judgedMarkdownUsd, assumptions }: ValueEstimate): ValuePart[] {
  const tooShort = "The backtest is too short: no fold has an earlier one to calibrate its stock on.";
  const value = simulation?.value;
  const simulated = (part: ValuePart["part"], label: string, range: UsdRange | undefined, how: string): ValuePart => ({
    part,
    label,
    value: range ? presentRange(range) : null,
    reason: range ? null : tooShort,
    how,
  });
  const [naive, ours] = simulation?.policies ?? [];
  const against = (of: (policy: NonNullable<typeof naive>) => string) =>
    naive && ours ? ` ${of(naive)} under last year's same week, ${of(ours)} under our forecast.` : "";
  const judged =
    judgedMarkdownUsd === null
      ? ""
      : ` That is all that was recorded; returns are judged on the ${formatUsd(judgedMarkdownUsd)} that fall to departments with an estimate.`;
  return [
    simulated(
      "inventory",
      "Less stock to hold",
      value?.inventory,
      `Stock left at a week's end, at cost, \u00d7 the cost of holding it for a year.${against((p) => `${formatUsd(p.stockHeldUsd)} at retail`)}`,
    ),
    simulated(
      "stockouts",
      "Fewer sales lost",
      value?.stockouts,
      `Demand beyond the stock \u00d7 margin, a year.${against((p) => `${formatUsd(p.lostSalesPerYearUsd)} a year`)}`,
    ),
    simulated(
      "labour",
      "Fewer errors to handle",
      value?.labour,
      `Weeks of a pair missed by more than half of its usual week and $500, \u00d7 ${formatUsd(assumptions.labourCostPerErrorUsd)}.${against((p) => `${formatNumber(p.errorsPerYear)} a year`)}`,
    ),
    {
      part: "markdown_reallocation",
      label: "Markdown money moved to where it pays",
      value: markdown.reason === null ? presentRange(markdown) : null,
      reason: markdown.reason,
      how: markdown.reason === null ? `${markdown.how}${judged}` : "From the estimated effects of promotions.",
    },
  ];
}

export function presentAssumptions({ assumptions }: ValueEstimate): ValueAssumption[] {
  const defaults = DEFAULT_VALUE_ASSUMPTIONS;
  return [
    {
      name: "margin",
      label: "Gross margin, share of sales",
      value: assumptions.marginFraction,
      unit: "fraction",
      default_value: defaults.marginFraction,
      editable: true,
    },
    {
      name: "holding_cost",
      label: "Cost of holding stock for a year, share of its cost price",
      value: assumptions.holdingCostPerYear,
      unit: "fraction_per_year",
      default_value: defaults.holdingCostPerYear,
      editable: true,
    },
    {
      name: "service_level",
      label: "Probability that a week's stock covers its demand",
      value: assumptions.serviceLevel,
      unit: "fraction",
      default_value: defaults.serviceLevel,
      editable: true,
    },
    {
      name: "labour_cost_per_error",
      label: "Cost of handling one badly missed week of a pair",
      value: assumptions.labourCostPerErrorUsd,
      unit: "usd",
      default_value: defaults.labourCostPerErrorUsd,
      editable: true,
    },
  ];
}

function notesOn({ simulation, markdown, assumptions }: ValueEstimate): string[] {
  if (simulation === null) return [];
  return [
    `Simulated over ${plural(simulation.weeks, "week")} and taken times 52 / ${simulation.weeks}: seasons outside these weeks are not in it.`,
    "Sales stand for demand: what was asked for and not on the shelf is unknown, so lost sales are too low under both forecasts.",
    `Both stocks aim at a service level of ${formatPercent(assumptions.serviceLevel)}, from earlier weeks only; in the weeks simulated they reached ${simulation.policies.map(({ achievedService }) => formatPercent(achievedService, 1)).join(" (last year's same week) and ")} (our forecast).`,
    "The range covers chance over weeks, not the assumptions: change them to see what they do.",
    ...(markdown.reason === null ? [] : ["The total leaves out the markdown money, which is not known."]),
  ];
}
