import { stringify } from "csv-stringify/sync";
import type { FastifyReply, FastifyRequest } from "fastify";

/** A row of a CSV file: raw numbers, ISO dates; null is an empty cell. */
export type CsvRow = Readonly<Record<string, string | number | boolean | null>>;

/** Whether the caller prefers a CSV file to JSON (Accept: text/csv). */
export function prefersCsv(request: FastifyRequest): boolean {
  return request.accepts().type(["application/json", "text/csv"]) === "text/csv";
}

/** Answers a CSV file with a header line; its columns are those of the first row. */
export function sendCsv(reply: FastifyReply, filename: string, rows: readonly CsvRow[]): FastifyReply {
  const text = stringify([...rows], { header: true, cast: { boolean: String } });
  return reply
    .type("text/csv; charset=utf-8")
    .header("Content-Disposition", `attachment; filename="${filename}"`)
    .serializer((payload: unknown) => payload as string)
    .send(text);
}
