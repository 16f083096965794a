import accepts from "@fastify/accepts";
import compress from "@fastify/compress";
import etag from "@fastify/etag";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import underPressure from "@fastify/under-pressure";
import type { HubService } from "@sales-hub/hub";
import Fastify, { type FastifyBaseLogger } from "fastify";
import packageJson from "../package.json" with { type: "json" };
import { installErrorHandler } from "./error-handler.ts";
import { installDashboard } from "./plugins/dashboard.ts";
import { installDocs } from "./plugins/docs.ts";
import { refuseNonFinite } from "./plugins/finite-numbers.ts";
import { installSecurityHeaders } from "./plugins/security.ts";
import { installValidation } from "./plugins/validation.ts";
import { accuracyRoutes } from "./routes/accuracy.ts";
import { aggregateRoutes } from "./routes/aggregate.ts";
import { dataQualityRoutes } from "./routes/data-quality.ts";
import { driftRoutes } from "./routes/drift.ts";
import { forecastRoutes } from "./routes/forecast.ts";
import { healthRoutes } from "./routes/health.ts";
import { hotspotRoutes } from "./routes/hotspots.ts";
import { insightRoutes } from "./routes/insights.ts";
import { modelRoutes } from "./routes/models.ts";
import { promotionPlanRoutes } from "./routes/promotion-plans.ts";
import { promotionRoutes } from "./routes/promotions.ts";
import { reportRoutes } from "./routes/report.ts";
import { safetyStockRoutes } from "./routes/safety-stock.ts";
import { storeRoutes } from "./routes/stores.ts";
import { summaryRoutes } from "./routes/summary.ts";
import { valueRoutes } from "./routes/value.ts";

export interface AppOptions {
  readonly hub: HubService;
  /** Folder of the built dashboard; without it only the API is served. */
  readonly dashboardDir?: string;
  readonly logger?: FastifyBaseLogger;
}

export type App = Awaited<ReturnType<typeof buildApp>>;

/** The whole HTTP application, not yet listening: tests drive it with `app.inject`. */
export async function buildApp({ hub, dashboardDir, logger }: AppOptions) {
  const app = Fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    bodyLimit: 1_048_576,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.decorate("hub", hub);
  installErrorHandler(app);
  installValidation(app);
  await installSecurityHeaders(app);
  await app.register(accepts);
  await app.register(compress, { global: true, threshold: 1024 });
  await app.register(etag);
  await app.register(underPressure, { maxEventLoopDelay: 2000, retryAfter: 2 });
  refuseNonFinite(app);
  await installDocs(app, packageJson.version);
  for (const routes of [
    healthRoutes,
    summaryRoutes,
    valueRoutes,
    forecastRoutes,
    aggregateRoutes,
    safetyStockRoutes,
    accuracyRoutes,
    driftRoutes,
    hotspotRoutes,
    insightRoutes,
    storeRoutes,
    modelRoutes,
    reportRoutes,
    promotionRoutes,
    promotionPlanRoutes,
    dataQualityRoutes,
  ])
    await app.register(routes);
  if (dashboardDir !== undefined) await installDashboard(app, dashboardDir);
  return app;
}

declare module "fastify" {
  interface FastifyInstance {
    readonly hub: HubService;
  }
}
