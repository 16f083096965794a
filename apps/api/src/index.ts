export { buildApp } from "./app.ts";
export { apiErrors } from "./errors.ts";
export { presentAccuracy, presentErrors } from "./presenters/accuracy.ts";
export { presentAggregate } from "./presenters/aggregate.ts";
export { presentForecast } from "./presenters/forecast.ts";
export { presentImportance } from "./presenters/importance.ts";
export { presentReport } from "./presenters/report/report.ts";
export { presentSafetyStock } from "./presenters/safety-stock.ts";
export { type RunningServer, startServer } from "./server.ts";
