import { SetupError } from "./errors.js";

/**
 * One line a step: "setup: installing npm packages ... 12.3 s".
 * @param {NodeJS.WritableStream} [stream] stdout for people, stderr where stdout carries data.
 */
export function createLog(stream = process.stdout) {
  return {
    /** Announces a step, runs it, and adds the seconds it took. */
    async step(what, work) {
      const startedAt = performance.now();
      stream.write(`setup: ${what} ... `);
      try {
        const result = await work();
        stream.write(`${seconds(performance.now() - startedAt)}\n`);
        return result;
      } catch (error) {
        stream.write("failed\n");
        throw error;
      }
    },
    line(text) {
      stream.write(`${text}\n`);
    },
  };
}

/** Milliseconds as "0.4 s". */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** What went wrong and the fix, as plain lines for stderr. */
export function describeFailure(error) {
  const known = error instanceof SetupError ? error : explainSystemError(error);
  if (!known) return `Stopped by an unexpected error (please report it):\n${error?.stack ?? error}`;
  const detail = known.detail === "" ? [] : [indent(known.detail, "  | ")];
  return [...detail, `Stopped. ${known.message}`, ...known.fixes.map((fix) => `  Fix: ${fix}`)].join("\n");
}

function explainSystemError(error) {
  if (error?.code === "ENOSPC") {
    return new SetupError("The disk is full.", ["Free about 2 GB on this disk, then run the same command again."]);
  }
  if (error?.code === "EACCES" || error?.code === "EROFS" || error?.code === "EPERM") {
    return new SetupError(`No permission for ${error.path ?? "a file"}.`, [
      "Give your user write access to the repository folder, then run the same command again.",
    ]);
  }
  return undefined;
}

function indent(text, prefix) {
  return text
    .split("\n")
    .map((line) => prefix + line)
    .join("\n");
}

/** Runs a bootstrap's main function; any failure becomes one message and exit code 1. */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exitCode = 1;
  }
}
