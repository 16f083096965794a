/** One class of a map: its colour, sign and words. */
export interface LegendEntry {
  /** Position in the ramp, 0 to 4. */
  group: number;
  sign: string;
  label: string;
}
