import { HISTORY_WEEKS, WEEK_COUNT } from "./calendar.ts";
import type { DemoDepartment, DemoPair } from "./levels.ts";
import { createRandom } from "./random.ts";

/** Pairs without history, whose first week is in the test period. */
const NEW_PAIRS = 12;

/** Why a pair's rows are as they are. */
export type PresenceKind = "full" | "gappy" | "late start" | "early end" | "irregular" | "new";

export interface Presence {
  readonly kinds: readonly PresenceKind[];
  /** 1 where the raw files have a row, shape [P x T]. */
  readonly hasRow: Uint8Array;
}

/** Which weeks of which pair are in the files: most in full, some with gaps, short, irregular, or only in the test period. */
export function createPresence(
  seed: number,
  pairs: readonly DemoPair[],
  departments: readonly DemoDepartment[],
): Presence {
  const random = createRandom(seed, "presence");
  const newcomers = new Set<number>();
  while (newcomers.size < Math.min(NEW_PAIRS, pairs.length)) newcomers.add(random.integer(pairs.length));
  const hasRow = new Uint8Array(pairs.length * WEEK_COUNT);
  const kinds = pairs.map(({ dept }, p): PresenceKind => {
    const row = hasRow.subarray(p * WEEK_COUNT, (p + 1) * WEEK_COUNT).fill(1);
    const kind = newcomers.has(p) ? "new" : drawKind(random.uniform(), (departments[dept] as DemoDepartment).kind);
    if (kind === "new") row.fill(0, 0, HISTORY_WEEKS + random.integer(8));
    if (kind === "late start") row.fill(0, 0, 10 + random.integer(HISTORY_WEEKS - 12));
    if (kind === "early end") row.fill(0, 20 + random.integer(HISTORY_WEEKS - 20));
    if (kind === "gappy") {
      for (let gap = 1 + random.integer(4); gap > 0; gap -= 1) {
        const from = 1 + random.integer(HISTORY_WEEKS - 8);
        row.fill(0, from, from + 1 + random.integer(5));
      }
    }
    if (kind === "irregular") {
      const share = 0.1 + 0.6 * random.uniform();
      for (let t = 0; t < WEEK_COUNT; t += 1) if (random.uniform() > share) row[t] = 0;
      if (!row.subarray(0, HISTORY_WEEKS).includes(1)) row[HISTORY_WEEKS - 1] = 1;
    }
    return kind;
  });
  return { kinds, hasRow };
}

function drawKind(chance: number, department: DemoDepartment["kind"]): PresenceKind {
  if (department === "rare") return "irregular";
  const shares = department === "niche" ? [0.25, 0.1, 0.1] : [0.08, 0.02, 0.015];
  const [gappy, late, early] = shares as [number, number, number];
  if (chance < gappy) return "gappy";
  if (chance < gappy + late) return "late start";
  if (chance < gappy + late + early) return "early end";
  return department === "niche" && chance > 0.85 ? "irregular" : "full";
}
