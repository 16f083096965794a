import { createRandom } from "./random.ts";

export interface DemoStore {
  readonly id: number;
  readonly type: "A" | "B" | "C";
  /** Floor area, square feet. */
  readonly size: number;
  /** Growth of log sales per year beyond the departments' own. */
  readonly growth: number;
}

/** How regularly a department sells: most weeks, or only some. */
export type DepartmentKind = "common" | "niche" | "rare";

export interface DemoDepartment {
  readonly id: number;
  readonly kind: DepartmentKind;
  /** Log of the usual weekly sales in a store of mean size. */
  readonly level: number;
  /** Growth of log sales per year. */
  readonly growth: number;
  /** Standard deviation of the weekly noise of log sales. */
  readonly noiseSd: number;
}

/** Department numbers as retailers have them: with gaps. */
const DEPARTMENT_IDS = [
  ...range(1, 14),
  ...range(16, 52),
  ...[54, 55, 56, 58, 59, 60, 65, 67, 71, 72, 74, 77, 78, 79, 80, 81, 82, 83, 85, 87],
  ...range(90, 99),
];

const STORE_TYPES = { A: 22, B: 17, C: 6 } as const;
const TYPE_SIZES = { A: [130_000, 220_000], B: [57_000, 140_000], C: [39_500, 42_000] } as const;

/** 45 stores of types A, B and C, mixed by number. */
export function createStores(seed: number): DemoStore[] {
  const random = createRandom(seed, "stores");
  const types = (["A", "B", "C"] as const).flatMap((type) => Array<"A" | "B" | "C">(STORE_TYPES[type]).fill(type));
  for (let i = types.length - 1; i > 0; i -= 1) {
    const j = random.integer(i + 1);
    [types[i], types[j]] = [types[j] as "A", types[i] as "A"];
  }
  return types.map((type, i) => {
    const [low, high] = TYPE_SIZES[type];
    return {
      id: i + 1,
      type,
      size: Math.round(low + (high - low) * random.uniform()),
      growth: random.normal(0, 0.035),
    };
  });
}

/** 81 departments: 60 common, 15 niche, 6 rare with small, irregular sales. */
export function createDepartments(seed: number): DemoDepartment[] {
  const random = createRandom(seed, "departments");
  const kinds = new Map<number, DepartmentKind>();
  const order = DEPARTMENT_IDS.map((id) => ({ id, at: random.uniform() })).sort((a, b) => a.at - b.at);
  order.forEach(({ id }, i) => {
    kinds.set(id, i < 6 ? "rare" : i < 21 ? "niche" : "common");
  });
  return DEPARTMENT_IDS.map((id) => {
    const kind = kinds.get(id) as DepartmentKind;
    const level = { common: 9.3, niche: 8.2, rare: 4 }[kind] + random.normal(0, 0.8);
    return {
      id,
      kind,
      level,
      growth: 0.02 + random.normal(0, 0.06),
      noiseSd: Math.exp(Math.log(kind === "rare" ? 0.4 : 0.12) + random.normal(0, 0.4)),
    };
  });
}

export interface DemoPair {
  /** Index into the stores. */
  readonly store: number;
  /** Index into the departments. */
  readonly dept: number;
  /** Log of the usual weekly sales. */
  readonly level: number;
}

/** The pairs that exist, by store then department: small stores lack more departments. */
export function createPairs(
  seed: number,
  stores: readonly DemoStore[],
  departments: readonly DemoDepartment[],
): DemoPair[] {
  const random = createRandom(seed, "pairs");
  const meanSize = stores.reduce((sum, { size }) => sum + size, 0) / stores.length;
  return stores.flatMap(({ type, size }, store) =>
    departments.flatMap(({ kind, level }, dept) => {
      const likely = { common: 0.995, niche: 0.8, rare: 0.55 }[kind] * (type === "C" && kind !== "common" ? 0.5 : 1);
      // Both numbers are drawn whether or not the pair exists, so that one pair's luck moves no other.
      const exists = random.uniform() < likely;
      const pairLevel = level + Math.log(size / meanSize) + random.normal(0, 0.3);
      return exists ? [{ store, dept, level: pairLevel }] : [];
    }),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
