import { barChart } from "../charts/bars.ts";
import { figure } from "../charts/figure.ts";
import { heatMapChart } from "../charts/heat-map.ts";
import { histogramChart } from "../charts/histogram.ts";
import { lineChart } from "../charts/lines.ts";
import { stemChart } from "../charts/stems.ts";
import { listWords, number, percent, usd, usdShort } from "../format.ts";
import { html, type Markup } from "../html.ts";
import type { Report } from "../report-types.ts";
import { finding, paragraph, type Section, table } from "../section.ts";
import { describeCollinearity } from "./collinearity.ts";
import { describeHolidays } from "./holidays.ts";

type Eda = Report["eda"];

/** What the history looks like, step by step as in the brief's notebook. */
export function explorationSection({ eda }: Report): Section {
  return {
    id: "exploration",
    title: "Exploratory analysis",
    body: html`${describeSkew(eda)}${describeColumns(eda)}${describeCollinearity(eda.vif)}${describeCorrelations(eda.correlations)}${describeMemory(eda.autocorrelation)}${describeSeason(eda.seasonality)}${describeHolidays(eda.holiday_lift)}${describeReturns(eda.returns)}${describeConcentration(eda.pareto)}`,
  };
}

function describeSkew({ sales: { raw, log } }: Eda): Markup {
  const { above } = raw.histogram;
  const better = Math.abs(log.moments.skew) < Math.abs(raw.moments.skew);
  return finding(
    `The logarithm takes the skew of weekly sales from ${number(raw.moments.skew, 3)} to ${number(log.moments.skew, 3)}`,
    paragraph(
      `A few large departments carry the right tail: mean ${usd(raw.moments.mean)}, standard deviation ${usd(raw.moments.deviation)}, largest week ${usd(raw.moments.max)}. log(1 + sales), with sales below 0 as 0, is ${better ? "closer to symmetric" : "no closer to symmetric"}${log.moments.skew < 0 && raw.moments.skew > 0 ? ", but leans the other way: its long tail is the weeks near 0" : ""}.`,
    ),
    figure({
      label: `Histogram of weekly sales with skew ${number(raw.moments.skew, 3)}.`,
      caption: `Weekly sales of a pair, US dollars, ${number(raw.moments.count)} rows; ${number(above)} rows beyond the right edge are not drawn`,
      chart: histogramChart({ histogram: raw.histogram, tick: usdShort }),
    }),
    figure({
      label: `Histogram of log(1 + sales) with skew ${number(log.moments.skew, 3)}.`,
      caption: `log(1 + weekly sales in US dollars), ${number(log.moments.count)} rows`,
      chart: histogramChart({ histogram: log.histogram, tick: (x) => number(x, 1) }),
    }),
  );
}

const UNITS: Readonly<Record<string, string>> = {
  temperature: "degrees Fahrenheit",
  fuelPrice: "US dollars per gallon",
  cpi: "index points",
  unemployment: "percent",
};
const NAMES: Readonly<Record<string, string>> = {
  temperature: "Temperature",
  fuelPrice: "Fuel price",
  cpi: "CPI",
  unemployment: "Unemployment",
};

function describeColumns({ distributions }: Eda): Markup {
  const skewed = distributions
    .filter(({ moments }) => Math.abs(moments.skew) > 2)
    .map(({ name }) => NAMES[name] ?? name);
  return finding(
    skewed.length === 0
      ? "None of the other columns is strongly skewed"
      : `${listWords(skewed)} ${skewed.length === 1 ? "is" : "are"} strongly skewed, the other columns are not`,
    html`<div class="multiples">${distributions.map(({ name, moments, histogram }) =>
      figure({
        label: `Histogram of ${NAMES[name] ?? name}.`,
        caption: `${NAMES[name] ?? name}, ${UNITS[name] ?? "US dollars, weeks with one"}`,
        chart: histogramChart({
          histogram,
          small: true,
          tick: (x) => (UNITS[name] ? number(x, moments.max < 20 ? 1 : 0) : usdShort(x)),
        }),
      }),
    )}</div>`,
    table({
      caption: "By store and week; markdowns only where they are not 0",
      header: ["Column", "Unit", "Count", "Mean", "Deviation", "Skew", "Kurtosis", "Least", "Greatest"],
      words: 2,
      rows: distributions.map(({ name, moments: m }) => [
        NAMES[name] ?? name,
        UNITS[name] ?? "US dollars",
        number(m.count),
        number(m.mean, 2),
        number(m.deviation, 2),
        number(m.skew, 2),
        number(m.excess_kurtosis, 2),
        number(m.min, 2),
        number(m.max, 2),
      ]),
    }),
  );
}

const ECONOMY: readonly string[] = ["Temperature", "Fuel_Price", "CPI", "Unemployment"];

function describeCorrelations({ names, matrix, clustered_order: order }: Eda["correlations"]): Markup {
  const sales = names.indexOf("Weekly_Sales");
  const others = names
    .map((name, k) => ({ name, r: matrix[sales]?.[k] ?? 0 }))
    .filter(({ name }) => !["Weekly_Sales", "Sales_Log"].includes(name))
    .sort((a, b) => Math.abs(b.r) - Math.abs(a.r));
  const best = others[0];
  const economy = others.find(({ name }) => ECONOMY.includes(name));
  return finding(
    best && economy
      ? `${best.name} is the column that goes most with sales (r = ${number(best.r, 2)}); of weather and economy it is ${economy.name} (r = ${number(economy.r, 2)})`
      : "Correlations between the columns",
    paragraph(
      "Columns are ordered by average-linkage clustering of 1 − |r|, so that columns that move together stand side by side.",
    ),
    figure({
      label: `Heat map of correlations of ${names.length} columns in clustered order.`,
      caption: "Pearson's r over the rows of sales: blue rises together, brown one falls as the other rises",
      chart: heatMapChart({
        names: order.map((k) => names[k]!),
        matrix: order.map((a) => order.map((b) => matrix[a]![b]!)),
      }),
    }),
  );
}

function describeMemory({ acf, pacf, bound }: Eda["autocorrelation"]): Markup {
  const yearly = acf[52];
  const last = acf[1] ?? 0;
  return finding(
    yearly === undefined
      ? `Total sales of one week carry over to the next: r = ${number(last, 2)} at lag 1`
      : `${yearly > last ? "Last year's same week says more than last week" : "Last week says more than last year's same week"}: r = ${number(yearly, 2)} at lag 52 against ${number(last, 2)} at lag 1`,
    figure({
      label: `Autocorrelation by lag; lag 1 ${number(acf[1] ?? 0, 2)}${yearly === undefined ? "" : `, lag 52 ${number(yearly, 2)}`}.`,
      caption: `Autocorrelation of total weekly sales; grey bars lie within ±${number(bound, 2)}, where 95% of white noise lies`,
      chart: stemChart({ values: acf, bound }),
    }),
    figure({
      label: "Partial autocorrelation by lag.",
      caption: "Partial autocorrelation of the same (Yule-Walker): what a lag adds to all shorter ones",
      chart: stemChart({ values: pacf, bound }),
    }),
  );
}

function describeSeason({ weeks, peak, trough }: Eda["seasonality"]): Markup {
  const years = [...new Set(weeks.flatMap((week) => week.years.map(({ year }) => year)))].sort();
  return finding(
    `Sales peak in week ${peak.iso_week} of the year, ${percent(peak.index - 1, 0)} above an ordinary week, and are lowest in week ${trough.iso_week}, ${percent(1 - trough.index, 0)} below`,
    figure({
      label: `Total sales by week of the year for ${listWords(years.map(String))}.`,
      caption: "Total sales of all pairs by ISO week, US dollars; the axis does not start at 0",
      chart: lineChart({
        categories: weeks.map(({ iso_week }) => String(iso_week)),
        axisName: "ISO week of the year",
        tick: usdShort,
        labelled: (k) => weeks[k]!.iso_week % 4 === 1,
        series: years.map((wanted) => ({
          name: String(wanted),
          values: weeks.map((week) => week.years.find(({ year }) => year === wanted)?.sales_usd ?? null),
        })),
      }),
    }),
  );
}

function describeReturns(returns: Eda["returns"]): Markup {
  const shown = returns.depts.slice(0, 10);
  return finding(
    `${number(returns.negative_rows)} department-weeks (${percent(returns.negative_share, 2)}) brought back more than they sold, ${usd(returns.negative_usd)} in all`,
    paragraph(
      `${percent(returns.january_share, 0)} of them end in January; January holds about ${percent(31 / 365, 0)} of the days of a year. ${number(returns.zero_rows)} more rows are exactly 0. They are kept: a forecast may be below 0.`,
    ),
    shown.length === 0
      ? null
      : figure({
          label: `Rows below 0 by department: ${shown.map((row) => `${row.dept} ${row.negative_rows}`).join(", ")}.`,
          caption: `Rows with sales below 0, the ${shown.length} departments with the most of ${returns.depts.length}; share of the department's rows in brackets`,
          chart: barChart({
            tick: (count) => number(count),
            whole: true,
            rows: shown.map((row) => ({
              name: `Department ${row.dept}`,
              value: row.negative_rows,
              text: `${number(row.negative_rows)} (${percent(row.negative_rows / row.rows)})`,
            })),
          }),
        }),
  );
}

function describeConcentration({ stores, depts }: Eda["pareto"]): Markup {
  const chart = ({ entries, count_for80 }: typeof stores, what: string) =>
    figure({
      label: `${count_for80} of ${entries.length} ${what} make 80% of sales.`,
      caption: `Share of all sales made by the largest ${what}, the largest first (n = ${entries.length})`,
      chart: lineChart({
        categories: entries.map((_, k) => String(k + 1)),
        axisName: `largest ${what}`,
        tick: (share) => percent(share, 0),
        labelled: (k) => k === 0 || (k + 1) % 10 === 0,
        fromZero: true,
        max: 1,
        filled: true,
        reference: { value: 0.8, text: `80%: ${count_for80} ${what}` },
        series: [{ name: "share", values: entries.map(({ cumulative_share }) => cumulative_share) }],
      }),
    });
  const top = depts.entries[0];
  return finding(
    `${depts.count_for80} of ${depts.entries.length} departments make 80% of sales; it takes ${stores.count_for80} of ${stores.entries.length} stores`,
    top ? paragraph(`Department ${top.id} alone makes ${percent(top.share)} (${usdShort(top.sales_usd)}).`) : null,
    html`<div class="multiples">${chart(depts, "departments")}${chart(stores, "stores")}</div>`,
  );
}
