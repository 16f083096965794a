import { formatUsd } from "@sales-hub/domain";
import type { Champion, GauntletProtocol, RivalOnProtocol } from "./gauntlet-report.ts";
import { GAUNTLET_RIVALS, type GauntletRival } from "./rivals.ts";
import { formatPValue, nameRival, SIGNIFICANT } from "./words.ts";

/** A simpler rival this close to the best is preferred. */
const TOLERANCE = 0.005;

const RULE =
  "The least WMAE, mean over the protocols, wins; a simpler rival within 0.5% of it is preferred. " +
  "A rival that loses to seasonal naive on a protocol cannot win. Tests say how certain the lead is; they do not decide.";

/**
 * Chooses the champion by the rule that it states.
 * @param protocols At least one, with at least one rival each, the same ones.
 */
export function chooseChampion(protocols: readonly GauntletProtocol[]): Champion {
  const means = meanWmae(protocols);
  const naive = "seasonal-naive";
  const beatsNaive = (rival: GauntletRival) =>
    rival === naive ||
    protocols.every(({ rivals }) => {
      const benchmark = rivals.find((each) => each.rival === naive);
      return !benchmark || find(rivals, rival).test.wmae < benchmark.test.wmae;
    });
  const ranked = [...means].sort(([, a], [, b]) => a - b);
  const eligible = ranked.filter(([rival]) => beatsNaive(rival));
  const [best] = (eligible.length > 0 ? eligible : ranked) as [[GauntletRival, number]];
  const close = eligible.filter(([, wmae]) => wmae <= best[1] * (1 + TOLERANCE)).map(([rival]) => rival);
  const champion = GAUNTLET_RIVALS.find((rival) => close.includes(rival)) ?? best[0];
  const runnerUp = ranked.find(([rival]) => rival !== champion)?.[0] ?? null;
  return {
    rival: champion,
    runnerUp,
    rule: RULE,
    reasons: [
      ...protocols.map((protocol) => explainProtocol(protocol, champion)),
      ...(champion === best[0]
        ? []
        : [`${capital(nameRival(best[0]))} has ${formatUsd(best[1], 1)}, less than 0.5% better, and is less simple.`]),
      ...ranked
        .filter(([rival]) => !beatsNaive(rival))
        .map(([rival]) => `${capital(nameRival(rival))} loses to seasonal naive on a protocol and cannot win.`),
      ...(runnerUp ? protocols.flatMap((protocol) => explainLead(protocol, champion, runnerUp)) : []),
    ],
  };
}

function meanWmae(protocols: readonly GauntletProtocol[]): Map<GauntletRival, number> {
  const means = new Map<GauntletRival, number>();
  for (const { rivals } of protocols) {
    for (const { rival, test } of rivals) means.set(rival, (means.get(rival) ?? 0) + test.wmae / protocols.length);
  }
  return means;
}

function find(rivals: readonly RivalOnProtocol[], rival: GauntletRival): RivalOnProtocol {
  return rivals.find((each) => each.rival === rival)!;
}

function explainProtocol({ protocol, folds, rivals }: GauntletProtocol, champion: GauntletRival): string {
  const own = find(rivals, champion);
  const naive = rivals.find(({ rival }) => rival === "seasonal-naive");
  const against =
    naive && champion !== "seasonal-naive"
      ? `, ${percent(1 - own.test.wmae / naive.test.wmae)} below seasonal naive's ${formatUsd(naive.test.wmae, 1)}`
      : "";
  return `${protocol}: WMAE ${formatUsd(own.test.wmae, 1)}${against}; best on ${own.wins} of ${folds} folds; R2 ${own.test.r2.toFixed(4)} in the test, ${own.train.r2.toFixed(4)} in training.`;
}

function explainLead(
  { protocol, comparisons }: GauntletProtocol,
  champion: GauntletRival,
  runnerUp: GauntletRival,
): string[] {
  const comparison = comparisons.find(
    ({ better, other }) => (better === champion && other === runnerUp) || (better === runnerUp && other === champion),
  );
  const test = comparison?.dieboldMariano;
  if (!comparison || !test) return [];
  const certain = test.pValue < SIGNIFICANT ? "is unlikely to be chance" : "may be chance";
  return [
    `${protocol}: the lead of ${nameRival(comparison.better)} over ${nameRival(comparison.other)}, ${formatUsd(Math.abs(test.meanDifference), 1)} a row, ${certain} (Diebold-Mariano, ${test.count} weeks, p ${formatPValue(test.pValue)}; the paired t-test, which takes rows for independent, says p ${formatPValue(comparison.pairedTTest.pValue)}).`,
  ];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function percent(fraction: number): string {
  return `${(100 * fraction).toFixed(1)}%`;
}
