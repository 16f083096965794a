import { expect, it } from "vitest";
import { errorFrom, isStarting } from "../../src/lib/problem.ts";

it("keeps the server's own words, and its nearest valid choices", async () => {
  const problem = {
    type: "about:blank",
    title: "Unknown pair",
    status: 404,
    detail: "Store 1 does not sell department 999.",
    code: "PAIR_UNKNOWN",
    nearest: [{ store: 1, dept: 98 }],
  };
  const error = await errorFrom(new Response(JSON.stringify(problem), { status: 404 }));
  expect(error.message).toBe("Store 1 does not sell department 999.");
  expect(error.problem.nearest).toEqual([{ store: 1, dept: 98 }]);
});

it("makes a problem of an answer that is not JSON", async () => {
  const error = await errorFrom(new Response("<h1>Bad gateway</h1>", { status: 502, statusText: "Bad Gateway" }));
  expect(error.status).toBe(502);
  expect(error.problem.code).toBe("UNEXPECTED_ANSWER");
});

it("knows a server that is still starting, and when to ask again", async () => {
  const problem = { type: "about:blank", title: "Starting", status: 503, detail: "Training", code: "STARTING" };
  const error = await errorFrom(
    new Response(JSON.stringify(problem), { status: 503, headers: { "retry-after": "5" } }),
  );
  expect(isStarting(error)).toBe(true);
  expect(error.retryAfterSeconds).toBe(5);
});
