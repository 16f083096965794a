/** One store-department pair, the unit that is forecast. */
export interface SeriesKey {
  readonly store: number;
  readonly dept: number;
}

/** "store 1, dept 72": how messages and labels name a pair. */
export function formatSeriesKey({ store, dept }: SeriesKey): string {
  return `store ${store}, dept ${dept}`;
}
