import type { Problem } from "@sales-hub/contracts";

/** An answer that was not a success. `status` is 0 when no answer came at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(problem.detail);
    this.name = "ApiError";
    this.status = problem.status;
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const isStarting = (error: unknown): error is ApiError => error instanceof ApiError && error.status === 503;

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "title" in body && "status" in body && "detail" in body;
}

/** Reads a failed answer as problem details; makes some where the server sent something else. */
export async function errorFrom(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const seconds = Number(response.headers.get("retry-after"));
  const problem: Problem = isProblem(body)
    ? body
    : {
        type: "about:blank",
        title: `HTTP ${response.status}`,
        status: response.status,
        detail: `The server answered ${response.status} ${response.statusText} without saying why.`,
        code: "UNEXPECTED_ANSWER",
      };
  return new ApiError(problem, Number.isFinite(seconds) && seconds > 0 ? seconds : undefined);
}

/** The error of a request that no server answered. */
export function unreachable(path: string): ApiError {
  return new ApiError({
    type: "about:blank",
    title: "No answer from the hub",
    status: 0,
    detail: `${path} could not be reached. Check that the hub is running and that you are connected, then retry.`,
    code: "UNREACHABLE",
  });
}
