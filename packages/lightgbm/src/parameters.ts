import { LightGBMError } from "./errors.ts";
import type { LightGBMLibrary } from "./library.ts";
import { readText } from "./native-text.ts";

export type ParameterValue = string | number | boolean | readonly (string | number)[];
/** LightGBM's own parameters, by its names or their aliases: `{ objective: "regression_l1", num_leaves: 31 }`. */
export type Parameters = Readonly<Record<string, ParameterValue>>;

let canonicalNames: ReadonlyMap<string, string> | undefined;

/** Every parameter name and alias the library knows, each with its canonical name. */
function knownNames(library: LightGBMLibrary): ReadonlyMap<string, string> {
  if (canonicalNames) return canonicalNames;
  const text = readText((length, outLength, out) =>
    library.check(library.api.LGBM_DumpParamAliases(length, outLength, out), "list its parameters"),
  );
  const names = new Map<string, string>();
  for (const [name, aliases] of Object.entries(JSON.parse(text) as Record<string, string[]>)) {
    for (const each of [name, ...aliases]) names.set(each, name);
  }
  canonicalNames = names;
  return names;
}

/**
 * The parameter string the C API takes, `key=value key=value`.
 * @param reserved Canonical names the caller sets through an option of its own, each with that option's name.
 * @throws {LightGBMError} LIGHTGBM_PARAMETER_INVALID for an unknown name, the same parameter under two names, a
 *   reserved name, a number that is not finite, or text that would be read as more than one value.
 */
export function formatParameters(
  library: LightGBMLibrary,
  parameters: Parameters,
  reserved: Readonly<Record<string, string>> = {},
): string {
  const names = knownNames(library);
  const given = new Map<string, string>();
  const parts: string[] = [];
  for (const [name, value] of Object.entries(parameters)) {
    const canonical = names.get(name);
    if (canonical === undefined) {
      throw invalid(name, `is not a LightGBM parameter; did you mean ${nearest(name, names.keys())}?`);
    }
    const option = reserved[canonical];
    if (option !== undefined) throw invalid(name, `is set through the option ${option}, not among the parameters.`);
    const twin = given.get(canonical);
    if (twin !== undefined) throw invalid(name, `and ${twin} are two names of ${canonical}; give one of them.`);
    given.set(canonical, name);
    const items = Array.isArray(value) ? (value as readonly (string | number)[]) : [value as ParameterValue];
    parts.push(`${name}=${items.map((item) => formatValue(name, item as string | number | boolean)).join(",")}`);
  }
  return parts.join(" ");
}

function formatValue(name: string, value: string | number | boolean): string {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw invalid(name, `must be a finite number, got ${value}.`);
    return String(value);
  }
  if (typeof value !== "string")
    throw invalid(name, `must be text, a number, a boolean or a list, got ${typeof value}.`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
  const bad = /[\s=#"'\u0000-\u001f\u007f]/u.exec(value);
  if (bad) {
    throw invalid(
      name,
      `must not contain ${JSON.stringify(bad[0])}: LightGBM would read ${JSON.stringify(value)} as more than one value.`,
    );
  }
  return value;
}

function nearest(name: string, candidates: Iterable<string>): string {
  let best = "";
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = editDistance(name, candidate);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

function invalid(name: string, problem: string): LightGBMError {
  return new LightGBMError("LIGHTGBM_PARAMETER_INVALID", `LightGBM parameter ${JSON.stringify(name)} ${problem}`, {
    details: { name },
  });
}
