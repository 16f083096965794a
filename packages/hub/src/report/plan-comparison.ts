import { addWeeks, type SalesPanel } from "@sales-hub/domain";
import { expandingFolds, type Split } from "@sales-hub/engine";
import { hubError } from "../errors.ts";

/** Weeks of history before the first fold. */
const FIRST_TEST_WEEK = 56;
const TWO_MONTH_FOLDS = 8;
const EXPANDING_FOLDS = 5;
/** The brief's split: four fifths of the weeks to learn from. */
const TRAINING_SHARE = 0.8;
const RIDGE_TEST_WEEKS = 9;

type Span = Pick<SalesPanel, "firstWeek" | "historyWeekCount">;

/** What the comparison of ways to forecast looks at. */
export interface ComparisonPlan {
  /** Two-month folds (P10) and expanding ones over the same weeks. */
  readonly folds: readonly Split[];
  /** The split that the brief measured on. */
  readonly briefSplit: Split;
  /** Markdowns have just begun: what a linear model learned of them meets weeks that it had not seen; null without any. */
  readonly ridge: { readonly originIndex: number; readonly testWeeks: number } | null;
}

/**
 * Places the folds on a history. On the competition's files they are the first eight folds of the protocol P10, which
 * leave its last weeks to the final check.
 * @throws {HubError} HUB_HISTORY_TOO_SHORT when not one two-month fold fits
 */
export function planComparison(panel: SalesPanel): ComparisonPlan {
  const twoMonths = twoMonthFolds(panel);
  const first = twoMonths[0];
  const last = twoMonths.at(-1);
  if (!first || !last) {
    throw hubError(
      "HUB_HISTORY_TOO_SHORT",
      `Comparing ways to forecast needs ${FIRST_TEST_WEEK} weeks of history and two whole months after them; there are ${panel.historyWeekCount} weeks from ${panel.firstWeek}. Leave the comparison out with --quick.`,
      { details: { weeks: panel.historyWeekCount, firstWeek: panel.firstWeek } },
    );
  }
  const expanding = expandingFolds(panel, {
    folds: EXPANDING_FOLDS,
    firstOrigin: first.trainEnd,
    lastWeek: last.testEnd,
  });
  return { folds: [...twoMonths, ...expanding], briefSplit: splitAsBrief(panel), ridge: planRidge(panel) };
}

/** Two calendar months each, from the first month that begins after 56 weeks; only months that the history holds whole. */
export function twoMonthFolds({ firstWeek, historyWeekCount }: Span): Split[] {
  const dateOf = (week: number) => addWeeks(firstWeek, week);
  const monthOf = (week: number) => dateOf(week).slice(0, 7);
  const starts: number[] = [];
  for (let week = FIRST_TEST_WEEK; week <= historyWeekCount; week++) {
    if (monthOf(week) !== monthOf(week - 1)) starts.push(week);
  }
  const folds: Split[] = [];
  for (let k = 0; k + 2 < starts.length && folds.length < TWO_MONTH_FOLDS; k += 2) {
    const [from, to] = [starts[k]!, starts[k + 2]! - 1];
    folds.push({
      protocol: "P10",
      fold: folds.length + 1,
      trainEnd: dateOf(from - 1),
      testStart: dateOf(from),
      testEnd: dateOf(to),
    });
  }
  return folds;
}

function splitAsBrief({ firstWeek, historyWeekCount }: Span): Split {
  const trainingWeeks = Math.floor(TRAINING_SHARE * historyWeekCount);
  return {
    protocol: "PORIG",
    fold: 1,
    trainEnd: addWeeks(firstWeek, trainingWeeks - 1),
    testStart: addWeeks(firstWeek, trainingWeeks),
    testEnd: addWeeks(firstWeek, historyWeekCount - 1),
  };
}

function planRidge(panel: SalesPanel): ComparisonPlan["ridge"] {
  const first = firstMarkdownWeek(panel);
  const originIndex = (first ?? 0) + 1;
  const fits = originIndex > FIRST_TEST_WEEK && originIndex + RIDGE_TEST_WEEKS < panel.historyWeekCount;
  return first !== null && fits ? { originIndex, testWeeks: RIDGE_TEST_WEEKS } : null;
}

/** The first week in which any store has a markdown; null when none has. */
function firstMarkdownWeek({ markdowns, stores, weekCount, historyWeekCount }: SalesPanel): number | null {
  const width = markdowns.length / (stores.ids.length * weekCount);
  for (let week = 0; week < historyWeekCount; week++) {
    for (let store = 0; store < stores.ids.length; store++) {
      const at = (store * weekCount + week) * width;
      if (markdowns.subarray(at, at + width).some((usd) => usd !== 0)) return week;
    }
  }
  return null;
}
