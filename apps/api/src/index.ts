export { buildApp } from "./app.ts";
export { apiErrors } from "./errors.ts";
export { presentForecast } from "./presenters/forecast.ts";
export { type RunningServer, startServer } from "./server.ts";
