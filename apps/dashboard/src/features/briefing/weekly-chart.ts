import type { Takeaway, WeeklyTotal } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { type TooltipRow, tooltipHtml } from "../../components/chart/tooltip.ts";
import { outlookLines, weeklyFrame } from "../../components/chart/weekly-frame.ts";
import { percent, plural, usdShort, weekEnding } from "../../lib/format.ts";
import { holidayName } from "../../lib/holidays.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";

const yearOfWeeks = 52;

/** The last year of actual weeks and all forecast weeks. */
export function recentWeeks(totals: readonly WeeklyTotal[]): WeeklyTotal[] {
  const actual = totals.filter((week) => week.sales !== null);
  const ahead = totals.filter((week) => week.sales === null && week.forecast !== null);
  return [...actual.slice(-yearOfWeeks), ...ahead];
}

/**
 * "The next 4 weeks are likely to bring $189M, 1.5% more than last year".
 * @param outlook What the hub found when it tested that change: neutral where the band holds last year's sales.
 */
export function weeklyFinding(totals: readonly WeeklyTotal[], outlook?: Pick<Takeaway, "tone">): string {
  const ahead = totals.filter((week) => week.sales === null && week.forecast !== null);
  if (ahead.length === 0) return "Weekly sales of all stores";
  const forecast = ahead.reduce((sum, week) => sum + (week.forecast ?? 0), 0);
  const verb = ahead.length === 1 ? "is" : "are";
  const bring = `The next ${plural(ahead.length, "week")} ${verb} likely to bring ${usdShort(forecast)}`;
  const compared = ahead.filter((week) => week.last_year !== null);
  const lastYear = compared.reduce((sum, week) => sum + (week.last_year ?? 0), 0);
  if (compared.length < ahead.length || lastYear <= 0) return bring;
  const change = forecast / lastYear - 1;
  if (Math.abs(change) < 0.005) return `${bring}, as much as last year`;
  const more = `${percent(Math.abs(change))} ${change < 0 ? "less" : "more"} than last year`;
  return outlook?.tone === "neutral" ? `${bring}: ${more}, no clear change` : `${bring}, ${more}`;
}

const change = (week: WeeklyTotal) => {
  const sales = week.sales ?? week.forecast;
  return sales === null || week.last_year === null || week.last_year <= 0 ? null : sales / week.last_year - 1;
};

export const weeklyMarks = (weeks: readonly WeeklyTotal[], open?: () => void): ChartMark[] =>
  weeks.map((week, dataIndex) => {
    const kind = week.sales === null ? "forecast" : "actual";
    const growth = change(week);
    const against = growth === null ? "" : `, ${percent(growth, { sign: true })} against last year`;
    return {
      seriesIndex: week.sales === null ? 1 : 0,
      dataIndex,
      label: `${weekEnding(week.date)}${week.is_holiday ? `, ${holidayName(week.date)} week` : ""}: ${kind} ${usdShort(week.sales ?? week.forecast)}${against}`,
      ...(open === undefined ? {} : { open }),
    };
  });

function tooltipFor(week: WeeklyTotal): string {
  const rows: TooltipRow[] = [
    week.sales === null
      ? { label: "Forecast", value: usdShort(week.forecast), swatch: "forecast" }
      : { label: "Actual", value: usdShort(week.sales), swatch: "actual" },
    { label: "Last year", value: usdShort(week.last_year), swatch: "last-year" },
    { label: "Against last year", value: percent(change(week), { sign: true }) },
  ];
  return tooltipHtml(`${weekEnding(week.date)}${week.is_holiday ? ` · ${holidayName(week.date)}` : ""}`, rows);
}

export function weeklyOption(theme: ChartTheme, weeks: readonly WeeklyTotal[]): EChartsCoreOption {
  const joinAt = weeks.findIndex((week) => week.sales === null) - 1;
  const joint = weeks[joinAt];
  const marked = weeks.map(({ date, is_holiday }) => ({ date, isHoliday: is_holiday }));
  return {
    ...weeklyFrame({
      theme,
      dates: weeks.map((week) => week.date),
      room: { top: 32, right: theme.compact ? 12 : 40 },
      tip: (index) => {
        const week = weeks[index];
        return week === undefined ? "" : tooltipFor(week);
      },
    }),
    series: outlookLines({
      theme,
      weeks: marked,
      named: !theme.compact,
      actual: weeks.map((week) => week.sales),
      forecast: weeks.map((week, index) => (index === joinAt ? week.sales : week.forecast)),
      lastYear: { name: "Last year", values: weeks.map((week) => week.last_year) },
      start: { label: "Forecast", date: joint?.date },
    }),
  };
}
