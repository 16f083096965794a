/** The four files of the Kaggle set, by the name under which the tables and problems know them. */
export const RAW_FILE_NAMES = ["train", "test", "stores", "features"] as const;

export type RawFileName = (typeof RAW_FILE_NAMES)[number];

export interface RawFileSpec {
  /** Columns without which the file is rejected, spelled as in the Kaggle set. */
  readonly required: readonly string[];
  /** Columns that are used when they are there. */
  readonly optional: readonly string[];
}

export const RAW_FILES: Readonly<Record<RawFileName, RawFileSpec>> = {
  train: { required: ["Store", "Dept", "Date", "Weekly_Sales", "IsHoliday"], optional: [] },
  test: { required: ["Store", "Dept", "Date", "IsHoliday"], optional: ["Weekly_Sales"] },
  stores: { required: ["Store", "Type", "Size"], optional: [] },
  features: {
    required: [
      "Store",
      "Date",
      "Temperature",
      "Fuel_Price",
      "MarkDown1",
      "MarkDown2",
      "MarkDown3",
      "MarkDown4",
      "MarkDown5",
      "CPI",
      "Unemployment",
      "IsHoliday",
    ],
    optional: [],
  },
};
