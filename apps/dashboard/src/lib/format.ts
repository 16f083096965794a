/** Numbers and dates as people read them here: real minus signs, short dollars on cards, exact dollars in tables. */
import { formatDay, MINUS } from "@sales-hub/domain";

export { formatDay as day, MINUS as minusSign, plural } from "@sales-hub/domain";

/** Shown where a number is unknown. Say why beside it or in its title. */
export const unknown = "\u2013";

type Maybe = number | null | undefined;

const known = (value: Maybe): value is number => value !== null && value !== undefined && Number.isFinite(value);
const signed = (value: number, text: string, plus: boolean) =>
  value < 0 ? `${MINUS}${text}` : plus && value > 0 ? `+${text}` : text;

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Rounds before the sign is chosen, so that -0.4 is "0" and never "-0". */
const rounded = (value: number, digits: number) => {
  const scale = 10 ** digits;
  const result = Math.round(Math.abs(value) * scale) / scale;
  return value < 0 && result !== 0 ? -result : result;
};

/** Exact dollars for tables: 23465.2 is "$23,465"; -2633 is "\u2212$2,633". */
export function usd(value: Maybe, options: { sign?: boolean } = {}): string {
  if (!known(value)) return unknown;
  const dollars = rounded(value, 0);
  return signed(dollars, `$${whole.format(Math.abs(dollars))}`, options.sign ?? false);
}

/** Dollars and cents for the full value behind a short one: 47113419.49 is "$47,113,419.49". */
export function usdFull(value: Maybe): string {
  if (!known(value)) return unknown;
  const dollars = rounded(value, 2);
  return signed(dollars, `$${cents.format(Math.abs(dollars))}`, false);
}

const steps: ReadonlyArray<readonly [number, string]> = [
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "k"],
];

/** Short dollars for cards and axes, three significant figures: 47113419 is "$47.1M", 950 is "$950". */
export function usdShort(value: Maybe, options: { sign?: boolean } = {}): string {
  if (!known(value)) return unknown;
  const size = Math.abs(value);
  const index = steps.findIndex(([unit]) => size >= unit * 0.9995);
  const step = steps[index];
  if (step === undefined) return usd(value, options);
  const scaled = size / step[0];
  const digits = scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
  return signed(value, `$${scaled.toFixed(digits)}${step[1]}`, options.sign ?? false);
}

/** Short dollars with trailing zeros dropped, for axis ticks: 20000 is "$20k". */
export function usdTick(value: number): string {
  return usdShort(value).replace(/\.(\d*?)0+(?=[kMB]|$)/, (_match, rest: string) => (rest === "" ? "" : `.${rest}`));
}

/** A fraction as percent: 0.0231 is "2.3%"; with a sign "+2.3%". */
export function percent(fraction: Maybe, options: { sign?: boolean; digits?: number } = {}): string {
  if (!known(fraction)) return unknown;
  const digits = options.digits ?? 1;
  const value = rounded(fraction * 100, digits);
  return signed(value, `${Math.abs(value).toFixed(digits)}%`, options.sign ?? false);
}

/** A difference of two rates in percentage points: 0.018 is "+1.8 pp". */
export function percentagePoints(difference: Maybe): string {
  if (!known(difference)) return unknown;
  const value = rounded(difference * 100, 1);
  return signed(value, `${Math.abs(value).toFixed(1)} pp`, true);
}

/** A whole number: 421570 is "421,570". */
export function count(value: Maybe): string {
  if (!known(value)) return unknown;
  const integer = rounded(value, 0);
  return signed(integer, whole.format(Math.abs(integer)), false);
}

/** A number of no unit: whole ones in full, others to four significant figures: 1.0123286 is "1.012". */
export const significant = (value: number): string =>
  Number.isInteger(value)
    ? count(value)
    : value.toLocaleString("en-US", { maximumSignificantDigits: 4 }).replace("-", MINUS);

/** A range of dollars with the level of its band: "$97.0k\u2013$119k (80%)". */
export function usdRange(lower: Maybe, upper: Maybe, level?: number): string {
  const range = `${usdShort(lower)}${unknown}${usdShort(upper)}`;
  return level === undefined ? range : `${range} (${percent(level, { digits: 0 })})`;
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** An ISO date as "26 Oct", for ticks. */
export const dayShort = (iso: string) => formatDay(iso).replace(/ \d{4}$/, "");

/** An ISO date as "Week ending Fri 26 Oct 2012". */
export function weekEnding(iso: string): string {
  const weekday = days[new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay()];
  return weekday === undefined ? iso : `Week ending ${weekday} ${formatDay(iso)}`;
}

/** How long ago an ISO time was: "2 h ago". */
export function ago(iso: string, now: number = Date.now()): string {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000);
  if (!Number.isFinite(minutes)) return "at an unknown time";
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${Math.floor(minutes / 1440)} days ago`;
}
