import { formatUsd } from "@sales-hub/domain";
import type { MeanTest } from "../diagnostics/paired-t-test.ts";
import type { BriefPair, BriefTest, GauntletProtocol } from "./gauntlet-report.ts";
import { formatPValue, SIGNIFICANT } from "./words.ts";

/** The brief: "LightGBM was ultimately selected over a competitive XGBoost model after a paired t-test (p-value: 0.0001)". */
const STATED_P_VALUE = 0.0001;

/** Sets what the brief says of LightGBM against XGBoost beside what the protocols show; null where one did not take part. */
export function explainBriefTest(protocols: readonly GauntletProtocol[]): BriefTest | null {
  const pairs = protocols.flatMap(({ protocol, briefPair }) => (briefPair ? [{ protocol, pair: briefPair }] : []));
  if (pairs.length === 0) return null;
  const ahead = pairs.filter(({ pair }) => isAhead(pair.dieboldMariano));
  const isConfirmed = ahead.length === pairs.length;
  const outcome = isConfirmed
    ? "That choice holds: Diebold-Mariano finds LightGBM ahead beyond chance on every protocol."
    : `That certainty is not found here: Diebold-Mariano finds LightGBM ahead beyond chance on ${ahead.length} of ${pairs.length} protocols.`;
  return {
    statedPValue: STATED_P_VALUE,
    isConfirmed,
    findings: [
      `The brief chose LightGBM over XGBoost by a paired t-test, p ${STATED_P_VALUE}, and does not say over what. ${outcome}`,
      ...pairs.map(({ protocol, pair }) => describePair(protocol, pair)),
    ],
  };
}

function isAhead(test: MeanTest | null): boolean {
  return test !== null && test.meanDifference < 0 && test.pValue < SIGNIFICANT;
}

function describePair(
  protocol: string,
  { folds, foldsWon, foldTTest, pairedTTest, dieboldMariano }: BriefPair,
): string {
  const { meanDifference } = pairedTTest;
  const lead =
    meanDifference === 0
      ? "LightGBM and XGBoost err alike"
      : `${meanDifference < 0 ? "LightGBM" : "XGBoost"} errs ${formatUsd(Math.abs(meanDifference), 1)} a row less than ${meanDifference < 0 ? "XGBoost" : "LightGBM"}`;
  const overFolds = foldTTest
    ? `, over the RMSE of ${folds} folds p ${formatPValue(foldTTest.pValue)} (LightGBM's is lower on ${foldsWon})`
    : "";
  const verdict = dieboldMariano
    ? `Diebold-Mariano over ${dieboldMariano.count} weeks p ${formatPValue(dieboldMariano.pValue)}: ${dieboldMariano.pValue < SIGNIFICANT ? "unlikely to be chance" : "may be chance"}.`
    : "There are too few weeks for Diebold-Mariano.";
  return `${protocol}: ${lead}. Paired t-test over rows p ${formatPValue(pairedTTest.pValue)}${overFolds}. ${verdict}`;
}
