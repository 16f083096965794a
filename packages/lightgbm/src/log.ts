export type LogLevel = "debug" | "info" | "warning" | "fatal";

/** One line of the native library's log. */
export interface LogEntry {
  readonly level: LogLevel;
  readonly message: string;
}

export type LogHandler = (entry: LogEntry) => void;

const head = /^\[LightGBM\] \[(Debug|Info|Warning|Fatal)\] ?/;
const levels: Record<string, LogLevel> = { Debug: "debug", Info: "info", Warning: "warning", Fatal: "fatal" };

/** Warnings go to stderr, so that stdout stays the program's own; info and debug lines are dropped. */
export const logWarningsToStderr: LogHandler = ({ level, message }) => {
  if (level === "warning" || level === "fatal") process.stderr.write(`LightGBM ${level}: ${message}\n`);
};

/** Joins the pieces the native callback delivers into whole lines with their level. */
export class LogLines {
  #handler: LogHandler;
  #pending = "";

  constructor(handler: LogHandler) {
    this.#handler = handler;
  }

  push(piece: string): void {
    const lines = (this.#pending + piece).split("\n");
    this.#pending = lines.pop() ?? "";
    for (const line of lines) {
      const match = head.exec(line);
      const message = line.slice(match?.[0].length ?? 0).trimEnd();
      if (message) this.#handler({ level: levels[match?.[1] ?? "Info"] ?? "info", message });
    }
  }
}
