/** Wrong use of the command line: printed with a hint at the help, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
