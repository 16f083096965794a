/** What every reference line shares: it stands still, takes no pointer, and is drawn where its value is, not at a hundredth. */
export const stillLine = { silent: true, symbol: "none", animation: false, precision: 12 } as const;
