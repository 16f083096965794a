import { STORE_FEATURES, type StoreFeature } from "./store-features.ts";

export interface ClusterName {
  /** Unique among the clusters named together. */
  readonly name: string;
  readonly description: string;
}

/** A centre this many standard deviations from the mean of all stores is worth a word. */
const NOTABLE = 0.5;
const WORDS_IN_NAME = 2;

/** Word for a high and a low value; features of one family would say the same twice. */
const WORDS: Readonly<Record<StoreFeature, { high: string; low: string; family: string; of: string }>> = {
  sales: { high: "high-volume", low: "low-volume", family: "size", of: "sales" },
  size: { high: "large", low: "small", family: "size", of: "floor area" },
  growth: { high: "growing", low: "shrinking", family: "growth", of: "growth" },
  volatility: { high: "uneven", low: "even", family: "volatility", of: "unevenness of growth" },
  unemployment: { high: "high-unemployment", low: "low-unemployment", family: "unemployment", of: "unemployment" },
  markdown_intensity: { high: "markdown-heavy", low: "markdown-light", family: "markdowns", of: "markdown intensity" },
  holiday_lift: { high: "holiday-driven", low: "holiday-flat", family: "holidays", of: "holiday lift" },
};

/**
 * Names clusters by their profile: the two features farthest from the mean of all stores, one of a family, by the sign of
 * their distance; as many more words as it takes to tell two clusters apart.
 * @param profiles Centres in standard deviations, in the order of STORE_FEATURES, one row per cluster.
 */
export function nameClusters(profiles: readonly (readonly number[])[]): ClusterName[] {
  const words = profiles.map(notableWords);
  const names = words.map((own, position) => {
    for (let count = WORDS_IN_NAME; count <= own.length; count++) {
      const name = own.slice(0, count).join(", ");
      if (words.every((other, k) => k === position || other.slice(0, count).join(", ") !== name)) return name;
    }
    return own.join(", ");
  });
  return profiles.map((z, position) => {
    const earlier = names.slice(0, position).filter((name) => name === names[position]).length;
    const name = names[position] === "" ? "typical" : names[position]!;
    return {
      name: `${capitalise(name)} stores${earlier > 0 ? ` (${earlier + 1})` : ""}`,
      description: describe(z),
    };
  });
}

/** Words for what is notable, strongest first, one of a family. */
function notableWords(z: readonly number[]): string[] {
  const families = new Set<string>();
  return byStrength(z).flatMap(({ feature, value }) => {
    const { high, low, family } = WORDS[feature];
    if (Math.abs(value) < NOTABLE || families.has(family)) return [];
    families.add(family);
    return value > 0 ? [high] : [low];
  });
}

function describe(z: readonly number[]): string {
  const notable = byStrength(z).filter(({ value }) => Math.abs(value) >= NOTABLE);
  if (notable.length === 0) return "Near the average of all stores in everything measured.";
  const parts = notable.map(
    ({ feature, value }) =>
      `${WORDS[feature].of} ${Math.abs(value).toFixed(1)} standard deviations ${value > 0 ? "above" : "below"}`,
  );
  return `${capitalise(parts.join(", "))} the average store.`;
}

const byStrength = (z: readonly number[]) =>
  STORE_FEATURES.map((feature, f) => ({ feature, value: z[f]! })).sort((a, b) => Math.abs(b.value) - Math.abs(a.value));

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
