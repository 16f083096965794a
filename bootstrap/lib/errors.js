/** A failure with a cause a person can act on: what happened, and the fix. */
export class SetupError extends Error {
  /**
   * @param {string} problem One sentence: what happened.
   * @param {string[]} fixes What to do about it, the most likely first.
   * @param {{ detail?: string, cause?: unknown }} [extra] `detail`: the last lines a tool printed.
   */
  constructor(problem, fixes, extra = {}) {
    super(problem, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.name = "SetupError";
    this.fixes = fixes;
    this.detail = extra.detail ?? "";
  }
}

const CAUSES = [
  {
    pattern: /ENOSPC|No space left on device/i,
    problem: "the disk is full",
    fixes: ["Free about 2 GB on this disk, then run the same command again."],
  },
  {
    pattern: /EACCES|EPERM|EROFS|Permission denied/i,
    problem: "a file or folder may not be written",
    fixes: [
      "Give your user write access to the repository folder and to the npm cache, then run the same command again.",
    ],
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|NewConnectionError|Max retries exceeded|Temporary failure (in name resolution|resolving)|Failed to establish|Could not connect|ConnectTimeout|ReadTimeout|ProxyError/i,
    problem: "the package registry cannot be reached",
    fixes: [
      "Check the network connection (and the registry and proxy settings of npm and pip), then run the same command again.",
    ],
  },
  {
    pattern: /CERT_|SELF_SIGNED|UNABLE_TO_GET_ISSUER|CERTIFICATE_VERIFY_FAILED|SSLError/i,
    problem: "the package registry's certificate is not trusted by this machine",
    fixes: ["Behind a company proxy, point NODE_EXTRA_CA_CERTS and PIP_CERT at its certificate file."],
  },
  {
    pattern: /EINTEGRITY/i,
    problem: "a downloaded package does not match the checksum in package-lock.json",
    fixes: ["Clear the npm cache with `npm cache clean --force`, then run the same command again."],
  },
];

/**
 * Turns the output of a failed tool into a SetupError.
 * @param {string} what What was being done, e.g. "installing npm packages".
 * @param {string} output Everything the tool printed.
 * @param {string[]} [otherFixes] Fixes when no known cause is recognised.
 */
export function explainToolFailure(
  what,
  output,
  otherFixes = ["Read the lines above, then run the same command again."],
) {
  const known = CAUSES.find((cause) => cause.pattern.test(output));
  if (known) {
    const telling = output.split(/\r?\n/).find((line) => known.pattern.test(line)) ?? "";
    return new SetupError(`While ${what}: ${known.problem}.`, known.fixes, { detail: telling.trim().slice(0, 300) });
  }
  const detail = lastLines(output, 12);
  return new SetupError(`While ${what}: the tool failed.`, otherFixes, { detail });
}

/** The last `count` lines that are not blank. */
export function lastLines(text, count) {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .slice(-count)
    .join("\n");
}
