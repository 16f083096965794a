import type { AggregateAnswer, AggregateRequest, ForecastAnswer } from "@sales-hub/contracts";
import type { ForecastSearch } from "../../lib/search.ts";

/** The forecast of one store and department, or of a sum over several. */
export type AnyForecast = ForecastAnswer | AggregateAnswer;

export const isSum = (answer: AnyForecast): answer is AggregateAnswer => "pairs" in answer;

/** Store and department where the address names one of each; undefined where it asks for a sum. */
export function pairOf({ store, dept }: ForecastSearch): { store: number; dept: number } | undefined {
  return typeof store === "number" && typeof dept === "number" ? { store, dept } : undefined;
}

/** What to sum over, as the API takes it: what is left out is summed over. */
export function sumOf({ store, dept }: ForecastSearch): Pick<AggregateRequest, "store" | "dept" | "type"> {
  return {
    ...(typeof store === "number" ? { store } : {}),
    ...(typeof store === "string" && store !== "all" ? { type: store.slice("type-".length) } : {}),
    ...(typeof dept === "number" ? { dept } : {}),
  };
}

interface Place {
  store: number | null;
  dept: number | null;
  type?: string | null;
}

/** What the forecast is about, as the subject of a sentence: "Department 7 in Store 4", "Store 4", "The whole chain". */
export function placeName({ store, dept, type = null }: Place): string {
  const where = store !== null ? `Store ${store}` : type !== null ? `all type ${type} stores` : "all stores";
  if (dept !== null) return `Department ${dept} ${store === null ? "across" : "in"} ${where}`;
  if (store !== null) return where;
  return type === null ? "The whole chain" : `The group of type ${type} stores`;
}

export const placeOf = (answer: AnyForecast): string =>
  placeName(isSum(answer) ? answer : { store: answer.store, dept: answer.dept });

/** "Store 4, Department 7", for captions and names. */
export function placeLabel(answer: AnyForecast): string {
  const type = isSum(answer) ? answer.type : null;
  const store = answer.store !== null ? `Store ${answer.store}` : type !== null ? `Type ${type} stores` : "All stores";
  return `${store}, ${answer.dept === null ? "all departments" : `Department ${answer.dept}`}`;
}

/** The same for the name of a file: "store-4_dept-7". */
export function placeSlug(answer: AnyForecast): string {
  const type = isSum(answer) ? answer.type : null;
  const store = answer.store !== null ? `store-${answer.store}` : type !== null ? `type-${type}` : "all-stores";
  return `${store}_${answer.dept === null ? "all-departments" : `dept-${answer.dept}`}`;
}
