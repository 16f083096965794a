import type { Fact } from "@sales-hub/contracts";
import { count, day, percent, plural, usdShort } from "../../lib/format.ts";

/** A confidence that never claims certainty: "95%", "over 99%". */
export const chance = (certainty: number): string =>
  certainty > 0.99 ? "over 99%" : percent(certainty, { digits: 0 });

/** The number behind a sentence, in its unit. */
export function factText({ value, unit }: Pick<Fact, "value" | "unit">): string {
  if (typeof value === "string") return unit === "date" ? day(value) : value;
  switch (unit) {
    case "usd":
      return usdShort(value);
    case "fraction":
      return percent(value);
    case "weeks":
      return plural(value, "week");
    case "ratio":
      return value.toFixed(2);
    default:
      return count(value);
  }
}
