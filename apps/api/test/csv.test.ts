import accepts from "@fastify/accepts";
import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { prefersCsv, sendCsv } from "../src/plugins/csv.ts";

async function ask(accept: string) {
  const app = Fastify();
  await app.register(accepts);
  app.get("/rows", (request, reply) =>
    prefersCsv(request)
      ? sendCsv(reply, "rows.csv", [
          { dept: 1, note: 'a "b", c', sales: -1.5, known: true },
          { dept: 2, note: "", sales: null, known: false },
        ])
      : { rows: 2 },
  );
  const response = await app.inject({ method: "GET", url: "/rows", headers: { accept } });
  await app.close();
  return response;
}

describe("CSV answers", () => {
  it("are given to a caller who prefers them, quoted where needed, unknown numbers empty", async () => {
    const { body, headers } = await ask("text/csv");
    expect(body).toBe('dept,note,sales,known\n1,"a ""b"", c",-1.5,true\n2,,,false\n');
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(headers["content-disposition"]).toBe('attachment; filename="rows.csv"');
  });

  it("are not given to a browser or a plain client, which get JSON", async () => {
    for (const accept of ["*/*", "application/json", "text/html,application/xhtml+xml,*/*;q=0.8"]) {
      expect((await ask(accept)).json()).toEqual({ rows: 2 });
    }
  });
});
