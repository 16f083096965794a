export interface AmountRules {
  min: number;
  max: number;
  /** Digits kept after the point; 0 where absent. */
  decimals?: number;
  /** Stands before the number where it is money. */
  unit?: "$";
}

type Read = { amount: number | undefined } | { problem: string };

/**
 * Reads a typed number: "1,200", "$1200" and "1.2k" are 1200; digits beyond those kept are rounded away.
 * @returns The amount, undefined for no text at all, or what was wrong, naming the field and what is required.
 */
export function readAmount(label: string, typed: string, { min, max, decimals = 0, unit }: AmountRules): Read {
  const plain = typed.replaceAll(/[\s,$]/g, "").replace("\u2212", "-");
  if (plain === "") return { amount: undefined };
  const show = (value: number) => `${value < 0 ? "\u2212" : ""}${unit ?? ""}${Math.abs(value).toLocaleString("en-US")}`;
  const required = `between ${show(min)} and ${show(max)}`;
  const parts = /^(-?\d*\.?\d+)([kM]?)$/i.exec(plain);
  if (parts === null) return { problem: `${label} must be a number ${required}; "${typed.trim()}" is none` };
  const factor = { k: 1e3, m: 1e6 }[parts[2]?.toLowerCase() ?? ""] ?? 1;
  const scale = 10 ** decimals;
  const amount = Math.round(Number(parts[1]) * factor * scale) / scale;
  if (amount < min || amount > max) return { problem: `${label} must be ${required}; ${show(amount)} is not` };
  return { amount: amount === 0 ? 0 : amount };
}
