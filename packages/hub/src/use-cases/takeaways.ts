import type { Finding } from "./findings/finding.ts";

const MOST = 5;

/**
 * Three to five findings for the Briefing: growth first, then a broken control limit, then the rest by size x certainty,
 * so that a large change that may be chance stands behind a smaller sure one.
 */
export function chooseTakeaways(findings: readonly (Finding | null)[]): Finding[] {
  const found = findings.filter((finding) => finding !== null);
  const place = ({ kind }: Finding) => (kind === "growth" ? 0 : kind === "drift" ? 1 : 2);
  const weight = ({ sizeUsd, certainty }: Finding) => sizeUsd * certainty;
  return found.toSorted((a, b) => place(a) - place(b) || weight(b) - weight(a)).slice(0, MOST);
}
