import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/**
 * Strict response headers: only this origin's scripts, styles, fonts and data. Style tags that a page adds itself carry
 * the nonce of its answer, `reply.cspNonce.style`.
 */
export async function installSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "base-uri": ["'self'"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "style-src-attr": ["'unsafe-inline'"],
      },
    },
    hsts: false,
  });
}
