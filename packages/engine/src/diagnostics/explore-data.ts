import { addWeeks, type SalesPanel } from "@sales-hub/domain";
import { buildPanelIndex } from "../base/panel-index.ts";
import { buildWeekCalendar } from "../calendar/week-calendar.ts";
import { type Autocorrelation, autocorrelate } from "./autocorrelation.ts";
import { type CorrelationReport, clusterCorrelations } from "./correlation.ts";
import { countByBin, type Histogram, quantileOf } from "./histogram.ts";
import { describeHolidayLift, type HolidayLiftByType } from "./holiday-by-type.ts";
import { describeMissing, type MissingColumn, type Missingness } from "./missingness.ts";
import { describeMoments, logOnePlus, type Moments } from "./moments.ts";
import { collectRowColumns, collectSales, collectStoreWeeks } from "./panel-columns.ts";
import { type Pareto, rankBySales } from "./pareto.ts";
import { describeReturns, type ReturnsReport } from "./returns.ts";
import { describeSeasonality, type Seasonality, totalByWeek } from "./seasonality.ts";
import { type VarianceInflation, varianceInflation } from "./vif.ts";

const BINS = 40;
/** A year and a bit: the yearly lag 52 with its neighbours. */
const MAX_LAG = 60;
/** Histograms of sales end at this share of the rows; what lies beyond is counted apart. */
const SHOWN_SHARE = 0.995;

export interface Distribution {
  readonly name: string;
  readonly moments: Moments;
  readonly histogram: Histogram;
}

/** Everything that the exploratory analysis of the data says; plain JSON (NaN never occurs with 5 rows or more). */
export interface EdaReport {
  readonly span: {
    readonly firstWeek: string;
    readonly lastWeek: string;
    readonly weeks: number;
    readonly pairs: number;
    readonly rows: number;
  };
  readonly missingness: Missingness;
  /** Weekly sales of single pairs before and after log(1 + sales), sales below 0 as 0. */
  readonly sales: { readonly raw: Distribution; readonly log: Distribution };
  /** Covariates and markdowns by store and week; markdowns that are 0 or missing left out. */
  readonly distributions: readonly Distribution[];
  /** Variance inflation of markdown columns over the sales rows, by set of columns. */
  readonly vif: readonly {
    readonly set: "aggregates" | "types" | "totalBesideTypes";
    readonly columns: readonly VarianceInflation[];
  }[];
  readonly correlations: CorrelationReport;
  /** Of the total of all pairs by week. */
  readonly autocorrelation: Autocorrelation;
  readonly seasonality: Seasonality;
  readonly holidayLift: readonly HolidayLiftByType[];
  readonly returns: ReturnsReport;
  readonly pareto: { readonly stores: Pareto; readonly depts: Pareto };
  readonly seconds: number;
}

export interface ExploreOptions {
  /** Missing values by column of the raw files, e.g. from the quality report of the preparation; the panel has none. */
  readonly missingColumns?: readonly MissingColumn[];
}

/**
 * The exploratory analysis of a panel's history: what the brief's notebook looked at, each figure computed here.
 * @throws {HubError} ENGINE_STATISTIC_UNDEFINED when the history is too short (fewer than 2 maxLag + 1 weeks) or empty
 */
export function exploreData(panel: SalesPanel, { missingColumns }: ExploreOptions = {}): EdaReport {
  const began = performance.now();
  const calendar = buildWeekCalendar(panel);
  const index = buildPanelIndex(panel);
  const storeWeeks = collectStoreWeeks(panel, index);
  const sales = collectSales(panel);
  const logs = logOnePlus(sales);
  const totals = totalByWeek(panel);
  const { aggregates, markdowns, rows } = storeWeeks;
  const active = markdowns.map(({ name, values }) => ({
    name,
    values: Float64Array.from(values).filter((x) => x !== 0),
  }));
  return {
    span: {
      firstWeek: panel.firstWeek,
      lastWeek: addWeeks(panel.firstWeek, panel.historyWeekCount - 1),
      weeks: panel.historyWeekCount,
      pairs: panel.seriesCount,
      rows: sales.length,
    },
    missingness: describeMissing(panel, missingColumns),
    sales: {
      raw: distributionOf("Weekly_Sales", sales, [Math.min(0, quantileOf(sales, 0)), quantileOf(sales, SHOWN_SHARE)]),
      log: distributionOf("Sales_Log", logs),
    },
    distributions: [...storeWeeks.covariates, ...active]
      .filter(({ values }) => values.length >= 5)
      .map(({ name, values }) => distributionOf(name, values)),
    vif: [
      { set: "aggregates", columns: varianceInflation(aggregates, rows) },
      { set: "types", columns: varianceInflation(markdowns, rows) },
      { set: "totalBesideTypes", columns: varianceInflation([aggregates[0]!, ...markdowns], rows) },
    ],
    correlations: clusterCorrelations(collectRowColumns(panel, index)),
    autocorrelation: autocorrelate(totals, Math.min(MAX_LAG, Math.floor((totals.length - 1) / 2))),
    seasonality: describeSeasonality(calendar, totals),
    holidayLift: describeHolidayLift(panel, { calendar, index }),
    returns: describeReturns(panel, calendar.month),
    pareto: { stores: rankBySales(panel, panel.seriesStore), depts: rankBySales(panel, panel.seriesDept) },
    seconds: (performance.now() - began) / 1000,
  };
}

function distributionOf(name: string, values: ArrayLike<number>, range?: readonly [number, number]): Distribution {
  return {
    name,
    moments: describeMoments(values),
    histogram: countByBin(values, { bins: BINS, ...(range && range[0] < range[1] && { range }) }),
  };
}
