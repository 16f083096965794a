import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";

/** OpenAPI 3.1 at /openapi.json and a page to read and try it at /docs, both made from the route schemas. */
export async function installDocs(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Walmart Sales Intelligence Hub",
        description:
          "Weekly sales forecasts for every store and department, and what needs attention. Answers are JSON objects with snake_case fields and ISO dates; failures are RFC 9457 problem details.",
        version,
      },
      tags: [
        { name: "overview", description: "The state of the business" },
        { name: "forecast", description: "What will sell, and how sure that is" },
        { name: "data", description: "Stores and their history" },
        { name: "service", description: "Is it running" },
      ],
    },
  });
  await app.register(swaggerUi, { routePrefix: "/docs", staticCSP: true });
  app.get("/openapi.json", { schema: { hide: true } }, () => app.swagger());
}
