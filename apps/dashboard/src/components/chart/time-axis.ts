import { day } from "../../lib/format.ts";

/** Every how many months a tick may stand, from fine to coarse. */
const monthSteps = [1, 2, 3, 6, 12];

/**
 * Where the ticks of a weekly axis stand: on the first week of a month, thinned until no more than `most` are left.
 * @returns Labels by index of the week: the month, with the year in January and on the first tick.
 */
export function monthTicks(dates: readonly string[], most = 13): Map<number, string> {
  const firsts = dates
    .map((date, index) => ({ date, index, month: Number(date.slice(5, 7)) - 1 }))
    .filter(({ date, index }) => date.slice(0, 7) !== dates[index - 1]?.slice(0, 7) && (index > 0 || firstWeek(date)));
  const step = monthSteps.find((every) => firsts.filter(({ month }) => month % every === 0).length <= most) ?? 12;
  const kept = firsts.filter(({ month }) => month % step === 0);
  return new Map(
    kept.map(({ date, index, month }, position) => {
      const [, name = "", year = ""] = day(date).split(" ");
      return [index, position === 0 || month === 0 ? `${name} ${year}` : name];
    }),
  );
}

const firstWeek = (date: string) => Number(date.slice(8, 10)) <= 7;

/** The part of an ECharts category axis that shows those ticks. */
export function monthAxisLabel(dates: readonly string[], compact: boolean) {
  const ticks = monthTicks(dates, compact ? 5 : 13);
  return {
    interval: (index: number) => ticks.has(index),
    formatter: (_value: string, index: number) => ticks.get(index) ?? "",
    hideOverlap: true,
  };
}
