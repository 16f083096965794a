import { LEAD_LEVEL } from "./lead-test.ts";
import type { DepartmentFit, Evidence, EvidenceStrength, Interval } from "./promotion-effects.ts";

/** Share of false discoveries that the Benjamini-Hochberg step allows. */
const FALSE_DISCOVERY_RATE = 0.1;
const WEAK_LEVEL = 0.1;

/** Which p-values survive Benjamini-Hochberg at 10%: p_(i) <= 0.1 i / n for the largest such i. */
export function benjaminiHochberg(pValues: readonly number[]): boolean[] {
  const sorted = [...pValues].sort((a, b) => a - b);
  let cut = -1;
  sorted.forEach((p, i) => {
    if (p <= (FALSE_DISCOVERY_RATE * (i + 1)) / sorted.length) cut = p;
  });
  return pValues.map((p) => p <= cut);
}

/** From here down a pass is called borderline. */
const BORDERLINE = 0.05;

const leadPassText = (pValue: number): string =>
  pValue < BORDERLINE
    ? `Next week's markdowns do not clearly explain this week's sales (lead test, p ${pValue.toFixed(3)}: borderline; it fails under ${LEAD_LEVEL}).`
    : `Next week's markdowns do not explain this week's sales (lead test, p ${pValue.toFixed(2)}; it fails under ${LEAD_LEVEL}).`;

/**
 * How sure it is that a department responds at all (whether it pays is another question):
 * strong = the robust interval excludes 0, survives Benjamini-Hochberg, has the same sign with last year as a regressor,
 * and passes the lead test; moderate = robust interval or Benjamini-Hochberg, and the lead test; weak = raw p < .1; else none.
 */
export function judgeEvidence(fit: DepartmentFit, pooled: Interval, survives: boolean): Evidence {
  const excludesZero = pooled.lower > 0 || pooled.upper < 0;
  const leadPasses = fit.lead?.passes ?? false;
  const sameSign =
    fit.iroasWithLagControl !== null && Math.sign(fit.iroasWithLagControl) === Math.sign(fit.iroas.estimate);
  const strength: EvidenceStrength =
    excludesZero && survives && sameSign && leadPasses
      ? "strong"
      : (excludesZero || survives) && leadPasses
        ? "moderate"
        : fit.iroas.pValue < WEAK_LEVEL
          ? "weak"
          : "none";
  const pText = fit.iroas.pValue < 0.001 ? "below 0.001" : fit.iroas.pValue.toFixed(3);
  return {
    strength,
    reasons: [
      excludesZero
        ? "The pooled 95% interval of sales per dollar excludes 0."
        : "The pooled 95% interval of sales per dollar includes 0.",
      survives
        ? `Stands out among all departments (p ${pText}, false discoveries held at 10%).`
        : `Does not stand out among all departments (p ${pText}).`,
      sameSign
        ? "The sign is the same when last year's sales enter as a control."
        : "The sign changes when last year's sales enter as a control.",
      fit.lead === null
        ? "Whether spending follows demand could not be tested."
        : leadPasses
          ? leadPassText(fit.lead.pValue)
          : `Next week's markdowns seem to explain this week's sales (lead test, p ${fit.lead.pValue.toFixed(3)}): spending may follow demand.`,
    ],
  };
}
