import { LightGBMError, listSome } from "./errors.ts";

interface FieldRule {
  readonly length?: number;
  readonly multipleOf?: number;
  readonly least?: number;
  readonly whole?: boolean;
  readonly sum?: number;
  /** The library stores 32-bit floats, which must be able to hold the value. */
  readonly float32?: boolean;
}

/** @throws {LightGBMError} LIGHTGBM_ARGUMENT_INVALID naming the field, the rule and the first offenders. */
export function checkField(name: string, values: ArrayLike<number>, rule: FieldRule): void {
  if (rule.length !== undefined && values.length !== rule.length) {
    throw invalid(`${name} must hold one value per row, ${rule.length}, got ${values.length}.`);
  }
  if (rule.multipleOf !== undefined && (values.length === 0 || values.length % rule.multipleOf !== 0)) {
    throw invalid(
      `${name} must hold one value per row and class, a multiple of ${rule.multipleOf}, got ${values.length}.`,
    );
  }
  const least = rule.least ?? Number.NEGATIVE_INFINITY;
  const offenders: string[] = [];
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    sum += value;
    if (
      !Number.isFinite(rule.float32 ? Math.fround(value) : value) ||
      value < least ||
      (rule.whole && !Number.isInteger(value))
    ) {
      offenders.push(`[${index}] = ${value}`);
    }
  }
  if (offenders.length > 0) {
    const kind = `${rule.whole ? "whole" : rule.float32 ? "finite 32-bit" : "finite"} numbers${rule.least === undefined ? "" : ` >= ${rule.least}`}`;
    throw invalid(`${name} must hold ${kind}; ${offenders.length} values do not fit: ${listSome(offenders)}.`);
  }
  if (rule.sum !== undefined && sum !== rule.sum) {
    throw invalid(`${name} sizes must sum to the number of rows, ${rule.sum}, got ${sum}.`);
  }
}

/** @throws {LightGBMError} LIGHTGBM_ARGUMENT_INVALID for a wrong count, a duplicate or a character LightGBM refuses. */
export function checkFeatureNames(names: readonly string[], columns: number): void {
  if (names.length !== columns) {
    throw invalid(`featureNames must name every column, ${columns}, got ${names.length}.`);
  }
  const bad = names.filter((name) => name === "" || /[\s,:"[\]{}\0]/u.test(name));
  if (bad.length > 0) {
    throw invalid(
      `featureNames must not be empty or contain white space or any of ,:"[]{}: ${listSome(bad.map((name) => JSON.stringify(name)))}.`,
    );
  }
  const duplicates = names.filter((name, index) => names.indexOf(name) !== index);
  if (duplicates.length > 0) throw invalid(`featureNames must be unique; repeated: ${listSome(duplicates)}.`);
}

/** Column indices of the categorical features. */
export function checkCategorical(
  categorical: readonly (number | string)[],
  columns: number,
  names: readonly string[] | undefined,
): number[] {
  return categorical.map((each) => {
    const index = typeof each === "number" ? each : (names?.indexOf(each) ?? -1);
    if (!Number.isInteger(index) || index < 0 || index >= columns) {
      throw invalid(
        `categorical must hold column indices from 0 to ${columns - 1} or feature names, got ${JSON.stringify(each)}.`,
      );
    }
    return index;
  });
}

function invalid(message: string): LightGBMError {
  return new LightGBMError("LIGHTGBM_ARGUMENT_INVALID", message);
}
