import type { DepartmentRows } from "./department-rows.ts";
import type { MarkdownIntensity } from "./intensity.ts";
import { MARKDOWN_TYPES, RESPONSE_SHAPES, type ResponseShape } from "./response.ts";
import { groupRows, type TwoWayGroups } from "./within.ts";

/** What every fit of a department starts from. */
export interface DepartmentDesign {
  readonly rows: DepartmentRows;
  readonly groups: TwoWayGroups;
  /** z = ln y_t - ln y_{t-52}, shape [R]. */
  readonly outcome: Float64Array;
  readonly intensity: MarkdownIntensity;
  /** W of the panel. */
  readonly weekCount: number;
  /** S. */
  readonly storeCount: number;
  readonly costUsd: number;
}

export function designDepartment(options: Omit<DepartmentDesign, "groups" | "outcome">): DepartmentDesign {
  const { sales, lastYear } = options.rows;
  return {
    ...options,
    groups: groupRows(options.rows),
    outcome: Float64Array.from(sales, (y, r) => Math.log(y / lastYear[r]!)),
  };
}

/** h(x) of each row `weeksAhead` weeks later, written into columns `offset`..`offset + 4` of `into`. */
export function writeResponses(
  into: Float64Array,
  width: number,
  offset: number,
  design: Pick<DepartmentDesign, "rows" | "intensity" | "weekCount">,
  options: { readonly shape?: ResponseShape; readonly weeksAhead?: number } = {},
): void {
  const { rows, intensity, weekCount } = design;
  const h = RESPONSE_SHAPES[options.shape ?? "saturating"];
  for (let s = 0; s < rows.stores.length; s++) {
    for (let r = rows.starts[s]!; r < rows.starts[s + 1]!; r++) {
      const cell = (rows.stores[s]! * weekCount + rows.weeks[r]! + (options.weeksAhead ?? 0)) * MARKDOWN_TYPES;
      for (let k = 0; k < MARKDOWN_TYPES; k++) into[r * width + offset + k] = h(intensity.values[cell + k]!);
    }
  }
}
