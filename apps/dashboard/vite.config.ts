import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { tokensCss } from "./src/theme/css-variables.ts";

const hubApi = process.env.HUB_API ?? "http://127.0.0.1:5000";
const apiRoutes = [
  "/dashboard_summary",
  "/forecast",
  "/stores",
  "/series",
  "/insights",
  "/health",
  "/accuracy",
  "/safety_stock",
  "/promotions",
  "/simulate",
  "/optimize",
  "/experiment",
  "/value",
  "/drift",
  "/models",
  "/data_quality",
  "/report",
];

/** Serves the design tokens as a style sheet, so that colours exist before any script runs. */
function tokensStyleSheet(): Plugin {
  const publicId = "virtual:tokens.css";
  const resolvedId = `\0${publicId}`;
  return {
    name: "design-tokens",
    resolveId: (id) => (id === publicId ? resolvedId : undefined),
    load: (id) => (id === resolvedId ? tokensCss() : undefined),
  };
}

/** Asks the browser for the text font at once, before the style sheet names it. */
function preloadFont(): Plugin {
  return {
    name: "preload-font",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => file.endsWith(".woff2"))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "preload", as: "font", type: "font/woff2", href: `/app/${file}`, crossorigin: true },
            injectTo: "head",
          })),
    },
  };
}

export default defineConfig({
  base: "/app/",
  plugins: [react(), tokensStyleSheet(), preloadFont()],
  server: {
    proxy: Object.fromEntries(apiRoutes.map((route) => [route, { target: hubApi, changeOrigin: true }])),
  },
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 900 },
});
