export { domainErrors } from "./domain-errors.ts";
export {
  type ErrorDetails,
  type ErrorKind,
  type ErrorOptions,
  type ErrorRegistry,
  type ErrorSpec,
  errorFactory,
  HubError,
} from "./errors.ts";
export type { SalesPanel, StoreTable } from "./sales-panel.ts";
export { formatSeriesKey, type SeriesKey } from "./series-key.ts";
export { addWeeks, epochDay, isoFromEpochDay, weekIndex } from "./week.ts";
export {
  formatChange,
  formatDay,
  formatNumber,
  formatPercent,
  formatUsd,
  MINUS,
  OF_PAIRS_WITH_HISTORY,
  plural,
} from "./words.ts";
