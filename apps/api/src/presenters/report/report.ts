import type { ReportAccuracy, ReportAnswer } from "@sales-hub/contracts";
import { addWeeks } from "@sales-hub/domain";
import { championOf, type LabReport, rankReturns, type Snapshot } from "@sales-hub/hub";
import { presentAccuracy, presentErrors } from "../accuracy.ts";
import { presentImportance } from "../importance.ts";
import { presentMeta } from "../meta.ts";
import { presentModel } from "../models.ts";
import { presentReturns } from "../promotions/returns.ts";
import { snakeKeys } from "../snake-keys.ts";
import { presentComparison } from "./comparison.ts";
import { presentReportData } from "./data.ts";
import { presentEda } from "./eda.ts";

export function presentReport(snapshot: Snapshot, report: LabReport): ReportAnswer {
  return {
    data: presentReportData(snapshot),
    model: presentModel(snapshot.model, snapshot.model.version, championOf(report.comparison.kept)),
    importance: presentImportance(snapshot, report.importance).features,
    accuracy: presentReportAccuracy(snapshot, report),
    eda: presentEda(report.eda),
    ...presentComparison(report.comparison),
    leak_audit: report.leakAudit && snakeKeys(report.leakAudit),
    leak_audit_reason: report.leakAudit ? null : "The history is too short: features need 53 weeks before the origin.",
    promotions: presentPromotions(snapshot),
    notes: report.comparison.damage === null ? [] : [report.comparison.damage],
    node_version: process.version,
    meta: presentMeta(snapshot),
  };
}

function presentReportAccuracy(snapshot: Snapshot, { accuracy, byFold }: LabReport): ReportAccuracy {
  const { total, by_horizon, frozen } = presentAccuracy(snapshot, {}, accuracy);
  const dateOf = (week: number) => addWeeks(snapshot.panel.firstWeek, week);
  return {
    total,
    by_horizon,
    by_fold: byFold.map(({ fold, originIndex, fromIndex, toIndex, ...figures }) => ({
      fold,
      origin: dateOf(originIndex),
      from: dateOf(fromIndex),
      to: dateOf(toIndex),
      errors: presentErrors(figures),
    })),
    frozen: frozen.total,
  };
}

/** The terms that promotions are judged on unless somebody states others. */
const USUAL_TERMS = {
  margin: 0.25,
  accounting: "separate",
  hiddenShare: 0,
  minSamples: 0,
  sort: "roi",
  order: "desc",
} as const;

function presentPromotions(snapshot: Snapshot): ReportAnswer["promotions"] {
  const {
    departments: _,
    meta: __,
    ...rest
  } = presentReturns(snapshot, USUAL_TERMS, rankReturns(snapshot, USUAL_TERMS));
  return rest;
}
