/** Sums by key and name, from which ratios are taken at the end. */
export class Tally {
  readonly #sums = new Map<string, Map<string, number>>();

  add(key: string, values: Readonly<Record<string, number>>): void {
    let sums = this.#sums.get(key);
    if (!sums) {
      sums = new Map();
      this.#sums.set(key, sums);
    }
    for (const [name, value] of Object.entries(values)) sums.set(name, (sums.get(name) ?? 0) + value);
  }

  ratio(key: string, name: string, per: string): number {
    const sums = this.#sums.get(key);
    return (sums?.get(name) ?? Number.NaN) / (sums?.get(per) ?? Number.NaN);
  }

  sum(key: string, name: string): number {
    return this.#sums.get(key)?.get(name) ?? 0;
  }
}
