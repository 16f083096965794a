import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";

const NONCE_PLACEHOLDER = "__CSP_NONCE__";

/** Serves the built dashboard under /app/; every path there without a file is a page of it. */
export async function installDashboard(app: FastifyInstance, dir: string): Promise<void> {
  const page = await readFile(join(dir, "index.html"), "utf8");
  const sendPage = (reply: FastifyReply) =>
    reply
      .type("text/html; charset=utf-8")
      .header("Cache-Control", "no-store")
      .send(page.replaceAll(NONCE_PLACEHOLDER, reply.cspNonce.style));

  await app.register(fastifyStatic, {
    root: dir,
    prefix: "/app/",
    wildcard: false,
    index: false,
    globIgnore: ["**/index.html"],
    cacheControl: false,
    setHeaders(response, path) {
      const immutable = path.includes("/assets/");
      response.header("Cache-Control", immutable ? "public, max-age=31536000, immutable" : "public, max-age=3600");
    },
  });
  app.get("/", { schema: { hide: true } }, (_request, reply) => reply.redirect("/app/"));
  app.get("/app", { schema: { hide: true } }, (_request, reply) => reply.redirect("/app/"));
  app.get("/app/", { schema: { hide: true } }, (_request, reply) => sendPage(reply));
  app.get("/app/*", { schema: { hide: true } }, (request, reply) => {
    if (/\.[a-z0-9]+$/i.test(request.url.split("?")[0] ?? "")) return reply.callNotFound();
    return sendPage(reply);
  });
}
