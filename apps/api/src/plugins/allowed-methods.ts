import type { FastifyInstance } from "fastify";

/**
 * Keeps the routes registered from now on.
 * @returns The methods that a path answers to, in alphabetical order; none when there is no such path. Paths with a
 * wildcard do not count.
 */
export function recordAllowedMethods(app: FastifyInstance): (path: string) => string[] {
  const methods = new Map<string, Set<string>>();
  app.addHook("onRoute", ({ url, method }) => {
    if (url.includes("*")) return;
    const known = methods.get(url) ?? new Set();
    for (const name of [method].flat()) known.add(name);
    methods.set(url, known);
  });
  return (path) => {
    const found = [...methods].filter(([pattern]) => matches(pattern.split("/"), path.split("/")));
    return [...new Set(found.flatMap(([, names]) => [...names]))].sort();
  };
}

const matches = (pattern: readonly string[], path: readonly string[]) =>
  pattern.length === path.length && pattern.every((part, k) => part === path[k] || (part.startsWith(":") && path[k]));
