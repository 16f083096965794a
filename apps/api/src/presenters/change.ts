import type { Change, ComparedWeeks, DepartmentMove, MoverComparison } from "@sales-hub/contracts";
import type { ComparedDates, Summary } from "@sales-hub/hub";

type Movers = Summary["movers"][number];
type WindowChange = Movers["total"];

const NO_FRACTION: Readonly<Record<NonNullable<WindowChange["noFractionReason"]>, string>> = {
  no_base: "Nothing was sold in the weeks compared with.",
  negative_base: "More was returned than sold in the weeks compared with.",
  small_base: "Sales under $5,000 in the weeks compared with are no base for a percentage.",
};

export function presentChange(change: WindowChange): Change {
  return {
    sales: change.salesUsd,
    prior_sales: change.priorUsd,
    change: change.changeUsd,
    change_fraction: change.changeFraction,
    no_fraction_reason: change.noFractionReason && NO_FRACTION[change.noFractionReason],
    like_for_like_change: change.likeForLikeUsd,
    opened_sales: change.openedUsd,
    closed_sales: change.closedUsd,
  };
}

export function presentComparedWeeks({ comparison, from, to, priorFrom, priorTo }: ComparedDates): ComparedWeeks {
  return {
    comparison,
    label:
      comparison === "last_year"
        ? "Last 4 weeks against the same 4 of last year"
        : "Last 4 weeks against the 4 before, mostly season",
    from,
    to,
    prior_from: priorFrom,
    prior_to: priorTo,
  };
}

export const presentMove = (move: Movers["top"][number]): DepartmentMove => ({
  dept: move.dept,
  ...presentChange(move),
});

export function presentMovers(movers: Movers): MoverComparison {
  return {
    ...presentComparedWeeks(movers),
    total: presentChange(movers.total),
    top: movers.top.map(presentMove),
    bottom: movers.bottom.map(presentMove),
  };
}
