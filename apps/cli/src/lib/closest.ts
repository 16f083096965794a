/**
 * The candidate that takes the fewest single-letter edits from `word`, if that is few enough to be a typing slip; else
 * the only one that goes on where the word ends, or has it as one of its parts ("service" or "level" of "service-level").
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const scored = candidates.map((candidate) => ({ candidate, edits: editDistance(word, candidate) }));
  const best = scored.sort((a, b) => a.edits - b.edits)[0];
  if (best && best.edits <= Math.max(1, Math.floor(word.length / 3))) return best.candidate;
  if (word.length < SHORTEST_PART) return undefined;
  const longer = candidates.filter((candidate) => candidate.startsWith(word) || candidate.split("-").includes(word));
  return longer.length === 1 ? longer[0] : undefined;
}

const SHORTEST_PART = 3;

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(previous[j]! + 1, current[j - 1]! + 1, substitution);
    }
    previous = current;
  }
  return previous[b.length]!;
}
