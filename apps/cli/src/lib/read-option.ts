import { resolve } from "node:path";
import type { OptionValues } from "./command.ts";
import { UsageError } from "./usage-error.ts";

export interface IntegerRange {
  readonly min: number;
  readonly max: number;
  readonly fallback?: number;
}

/** @throws {UsageError} when the option is missing without a fallback, not a whole number, or out of range */
export function readInteger(options: OptionValues, name: string, { min, max, fallback }: IntegerRange): number {
  const text = options[name];
  if (text === undefined) {
    if (fallback !== undefined) return fallback;
    throw new UsageError(`--${name} is required: a whole number from ${min} to ${max}.`);
  }
  const value = Number(text);
  if (typeof text !== "string" || text.trim() === "" || !Number.isInteger(value) || value < min || value > max) {
    throw new UsageError(`--${name} must be a whole number from ${min} to ${max}; got "${text}".`);
  }
  return value;
}

/** @throws {UsageError} when the option is missing */
export function readText(options: OptionValues, name: string, what: string): string {
  const text = options[name];
  if (typeof text === "string" && text !== "") return text;
  throw new UsageError(`--${name} is required: ${what}.`);
}

/** The folder or file an option names, absolute; relative ones start where the user is. */
export function readPath(options: OptionValues, name: string, what: string): string {
  return resolve(readText(options, name, what));
}

/** Like {@link readPath}, but undefined when the option was not given. */
export function readOptionalPath(options: OptionValues, name: string): string | undefined {
  const text = options[name];
  return typeof text === "string" && text !== "" ? resolve(text) : undefined;
}

const LARGEST_NUMBER = 99_999;

/** A store or department number that must be given. @throws {UsageError} */
export function readRequiredNumber(options: OptionValues, name: "store" | "dept"): number {
  return readInteger(options, name, { min: 1, max: LARGEST_NUMBER });
}

/** A store or department number, undefined when it was not given. @throws {UsageError} */
export function readStoreOrDept(options: OptionValues, name: "store" | "dept"): number | undefined {
  return options[name] === undefined ? undefined : readRequiredNumber(options, name);
}

/** @throws {UsageError} when the option is not a number in the range */
export function readFraction(
  options: OptionValues,
  name: string,
  { min, max, fallback }: { readonly min: number; readonly max: number; readonly fallback: number },
): number {
  const text = options[name];
  if (text === undefined) return fallback;
  const value = Number(text);
  if (typeof text === "string" && text.trim() !== "" && value >= min && value <= max) return value;
  throw new UsageError(`--${name} must be a fraction from ${min} to ${max}; got "${text}".`);
}

/** Interval levels separated by commas; 0.8 and 0.95 when the option was not given. @throws {UsageError} */
export function readLevels(options: OptionValues, name: string): number[] {
  const text = options[name];
  if (typeof text !== "string") return [0.8, 0.95];
  const levels = text.split(",").map(Number);
  if (levels.every((level) => level >= 0.5 && level <= 0.99)) return [...new Set(levels)];
  throw new UsageError(`--${name} must be fractions from 0.5 to 0.99, separated by commas; got "${text}".`);
}

/** One of several words; the fallback when the option was not given. @throws {UsageError} */
export function readChoice<T extends string>(
  options: OptionValues,
  name: string,
  choices: readonly T[],
  fallback: T,
): T {
  const text = options[name];
  if (text === undefined) return fallback;
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} must be one of ${choices.join(", ")}; got "${text}".`);
}

/** An amount of US dollars from 0 up. @throws {UsageError} when it is missing without a fallback, or out of range */
export function readAmount(
  options: OptionValues,
  name: string,
  { max, fallback }: { readonly max: number; readonly fallback?: number },
): number {
  const text = options[name];
  if (text === undefined && fallback !== undefined) return fallback;
  const value = Number(text);
  if (typeof text === "string" && text.trim() !== "" && value >= 0 && value <= max) return value;
  const got = text === undefined ? "it is required" : `got "${text}"`;
  throw new UsageError(`--${name} must be US dollars from 0 to ${max}; ${got}.`);
}

/** Whole numbers separated by commas; undefined when the option was not given. @throws {UsageError} */
export function readNumbers(options: OptionValues, name: string): number[] | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  const values = String(text).split(",").map(Number);
  if (values.every((value) => Number.isInteger(value) && value > 0)) return values;
  throw new UsageError(`--${name} must be whole numbers separated by commas, e.g. 1,2,3; got "${text}".`);
}
