import { isUtf8 } from "node:buffer";
import type { RawProblem } from "./problems.ts";

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;

const FLUSH_BYTES = 1 << 18;
/** A longer line means that the file is not line-based text. */
export const MAX_LINE_BYTES = 1 << 20;

export interface CleanCsv {
  /** Header fields in file order, trimmed. */
  readonly header: readonly string[];
  /** Physical line of the header, from 1; 0 when the file has no line with content. */
  readonly headerLine: number;
  /** Data records written. */
  readonly recordCount: number;
  /** Physical lines (ascending, from 1) that hold no written record: the header, blank lines and rejected lines. */
  readonly skippedLines: readonly number[];
  readonly blankLineCount: number;
  readonly lineEnds: "LF" | "CRLF" | "CR" | "mixed" | "none";
  readonly hasBom: boolean;
}

export type LineProblem = Omit<RawProblem, "file">;

const MODE = { plain: 0, fieldStart: 1, quoted: 2, quoteClosed: 3 } as const;

/**
 * Rewrites a CSV as the plain text that DuckDB reads without guessing: UTF-8, no byte order mark, LF line ends, no blank
 * lines, no header, every record with as many fields as the header. Quoted fields stay quoted.
 *
 * Bytes are looked at once and copied; lines that break the form are left out and reported with their physical line
 * number, so one run finds all of them.
 * @param source the file's bytes in any chunks
 * @param write  takes each piece of clean text; the piece is only valid until it returns
 * @param onProblem called for each line that breaks the form
 */
export async function cleanCsv(
  source: AsyncIterable<Uint8Array>,
  write: (piece: Uint8Array) => Promise<void>,
  onProblem: (problem: LineProblem) => void,
): Promise<CleanCsv> {
  const cleaner = new CsvCleaner(onProblem);
  for await (const chunk of source) {
    // Slices bound how far the buffer can grow between two writes.
    for (let from = 0; from < chunk.length; from += FLUSH_BYTES) {
      cleaner.push(chunk.subarray(from, from + FLUSH_BYTES));
      const piece = cleaner.takePiece(FLUSH_BYTES);
      if (piece !== null) await write(piece);
    }
  }
  cleaner.end();
  const piece = cleaner.takePiece(1);
  if (piece !== null) await write(piece);
  return cleaner.summary();
}

class CsvCleaner {
  readonly #onProblem: (problem: LineProblem) => void;
  #out = new Uint8Array(4 * FLUSH_BYTES + MAX_LINE_BYTES);
  #length = 0;
  /** Start in #out of the line being read; everything before it is finished. */
  #lineStart = 0;
  #mode: number = MODE.fieldStart;
  #fields = 1;
  #bits = 0;
  #flaw: LineProblem["rule"] | null = null;
  #afterCr = false;
  #line = 1;
  #started = false;
  #lead = new Uint8Array(0);
  #hasBom = false;
  #header: string[] | null = null;
  #headerLine = 0;
  #recordCount = 0;
  #blankLineCount = 0;
  readonly #skippedLines: number[] = [];
  readonly #ends = { LF: 0, CRLF: 0, CR: 0 };
  #stopped = false;

  constructor(onProblem: (problem: LineProblem) => void) {
    this.#onProblem = onProblem;
  }

  push(chunk: Uint8Array): void {
    if (this.#stopped) return;
    if (this.#started) {
      this.#scan(chunk);
      return;
    }
    // The byte order mark is three bytes: wait until they are there.
    this.#lead = Buffer.concat([this.#lead, chunk]);
    if (this.#lead.length >= 3) this.#start();
  }

  end(): void {
    if (!this.#started) this.#start();
    if (this.#stopped) return;
    if (this.#length > this.#lineStart || this.#mode !== MODE.fieldStart || this.#flaw !== null) this.#endLine();
  }

  /** Finished lines when there are at least `minimumBytes` of them. */
  takePiece(minimumBytes: number): Uint8Array | null {
    if (this.#lineStart < minimumBytes) return null;
    const piece = this.#out.slice(0, this.#lineStart);
    this.#out.copyWithin(0, this.#lineStart, this.#length);
    this.#length -= this.#lineStart;
    this.#lineStart = 0;
    return piece;
  }

  summary(): CleanCsv {
    const kinds = (["LF", "CRLF", "CR"] as const).filter((kind) => this.#ends[kind] > 0);
    return {
      header: this.#header ?? [],
      headerLine: this.#headerLine,
      recordCount: this.#recordCount,
      skippedLines: this.#skippedLines,
      blankLineCount: this.#blankLineCount,
      lineEnds: kinds.length === 0 ? "none" : kinds.length === 1 ? (kinds[0] as "LF") : "mixed",
      hasBom: this.#hasBom,
    };
  }

  #start(): void {
    this.#started = true;
    const lead = this.#lead;
    if ((lead[0] === 0xff && lead[1] === 0xfe) || (lead[0] === 0xfe && lead[1] === 0xff)) {
      this.#stopped = true;
      this.#onProblem({
        line: 1,
        column: null,
        value: null,
        rule: "utf-8",
        message: "the file is UTF-16 text; save it as CSV in UTF-8.",
      });
      return;
    }
    this.#hasBom = lead[0] === 0xef && lead[1] === 0xbb && lead[2] === 0xbf;
    this.#scan(this.#hasBom ? lead.subarray(3) : lead);
  }

  #scan(chunk: Uint8Array): void {
    const out = this.#out;
    let length = this.#length;
    let mode = this.#mode;
    let bits = this.#bits;
    for (let i = 0; i < chunk.length; i += 1) {
      const byte = chunk[i] as number;
      if (byte > COMMA) {
        this.#afterCr = false;
        if (mode === MODE.fieldStart) mode = MODE.plain;
        else if (mode === MODE.quoteClosed) this.#flaw ??= "quotes";
        bits |= byte;
        out[length++] = byte;
      } else if (byte === COMMA) {
        if (mode !== MODE.quoted) {
          this.#fields += 1;
          mode = MODE.fieldStart;
        }
        this.#afterCr = false;
        out[length++] = byte;
      } else if (byte === LF || byte === CR) {
        if (byte === LF && this.#afterCr) {
          this.#afterCr = false;
          this.#ends.CR -= 1;
          this.#ends.CRLF += 1;
          continue;
        }
        this.#ends[byte === LF ? "LF" : "CR"] += 1;
        this.#afterCr = byte === CR;
        this.#length = length;
        this.#mode = mode;
        this.#bits = bits;
        this.#endLine();
        length = this.#length;
        mode = this.#mode;
        bits = 0;
        continue;
      } else {
        this.#afterCr = false;
        if (byte === QUOTE) {
          if (mode === MODE.fieldStart || mode === MODE.quoteClosed) mode = MODE.quoted;
          else if (mode === MODE.quoted) mode = MODE.quoteClosed;
          else this.#flaw ??= "quotes";
        } else {
          if (byte === 0) this.#flaw ??= "text";
          if (mode === MODE.fieldStart) mode = MODE.plain;
          else if (mode === MODE.quoteClosed) this.#flaw ??= "quotes";
        }
        out[length++] = byte;
      }
      if (length - this.#lineStart >= MAX_LINE_BYTES) {
        this.#flaw = "line-length";
        length = this.#lineStart;
      }
    }
    this.#length = length;
    this.#mode = mode;
    this.#bits = bits;
  }

  #endLine(): void {
    const bytes = this.#out.subarray(this.#lineStart, this.#length);
    if (this.#mode === MODE.quoted) this.#flaw ??= "quoted-line-break";
    if (this.#bits >= 0x80 && !isUtf8(bytes)) this.#flaw ??= "utf-8";
    const isBlank = this.#flaw === null && this.#fields === 1 && bytes.every((byte) => byte === SPACE || byte === 9);
    if (isBlank) {
      this.#blankLineCount += 1;
      this.#dropLine();
    } else if (this.#header === null) {
      if (this.#flaw !== null) this.#report(this.#flaw, bytes);
      this.#header = splitCsvLine(Buffer.from(bytes).toString("utf8"));
      this.#headerLine = this.#line;
      this.#dropLine();
    } else if (this.#flaw !== null || this.#fields !== this.#header.length) {
      this.#report(this.#flaw ?? "field-count", bytes);
      this.#dropLine();
    } else {
      this.#out[this.#length++] = LF;
      this.#lineStart = this.#length;
      this.#recordCount += 1;
    }
    this.#line += 1;
    this.#mode = MODE.fieldStart;
    this.#fields = 1;
    this.#bits = 0;
    this.#flaw = null;
  }

  #dropLine(): void {
    this.#skippedLines.push(this.#line);
    this.#length = this.#lineStart;
  }

  #report(rule: string, bytes: Uint8Array): void {
    const messages: Record<string, string> = {
      "field-count": `${this.#fields} fields where the header has ${this.#header?.length ?? 0}; each record needs one value per column.`,
      quotes:
        'a quotation mark inside an unquoted value, or text after a closing one; write "" for a mark inside quotes.',
      "quoted-line-break": "a quoted value is not closed on its line; values with line breaks are not accepted.",
      "utf-8": "the text is not UTF-8; save the file as CSV in UTF-8.",
      text: "a zero byte; the file is not text.",
      "line-length": `a line longer than ${MAX_LINE_BYTES} bytes; the file is not line-based text.`,
    };
    this.#onProblem({
      line: this.#line,
      column: null,
      value: Buffer.from(bytes.subarray(0, 200)).toString("utf8"),
      rule,
      message: messages[rule] as string,
    });
  }
}

/** The trimmed fields of one CSV line. */
export function splitCsvLine(line: string): string[] {
  const fields: string[] = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < line.length; i += 1) {
    const char = line[i];
    if (char === '"') {
      if (quoted && line[i + 1] === '"') {
        field += '"';
        i += 1;
      } else quoted = !quoted;
    } else if (char === "," && !quoted) {
      fields.push(field.trim());
      field = "";
    } else field += char;
  }
  fields.push(field.trim());
  return fields;
}

/** Physical line, from 1, of data record `record`, from 0. */
export function physicalLine(record: number, skippedLines: readonly number[]): number {
  let line = record + 1;
  for (const skipped of skippedLines) {
    if (skipped > line) break;
    line += 1;
  }
  return line;
}
