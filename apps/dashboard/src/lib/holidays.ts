const byMonth: Readonly<Record<string, string>> = {
  "02": "Super Bowl",
  "09": "Labor Day",
  "11": "Thanksgiving",
  "12": "Christmas",
};

/** Name of the holiday of a holiday week; the data has four kinds, one in each of these months. */
export const holidayName = (weekDate: string): string => byMonth[weekDate.slice(5, 7)] ?? "Holiday";
