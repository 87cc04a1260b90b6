// What went wrong, as one type: the server's problem+json, or no answer at all.

import type { FieldError, ProblemBody, ProblemCode } from "../types.ts";

/** `unreachable` is ours: no answer came. */
export type FailureCode = ProblemCode | "unreachable";

/** Whether a call that failed with this code may succeed later. */
export const isRetryable = (code: FailureCode | undefined): boolean =>
  ["unreachable", "too-many", "internal", "unavailable"].includes(code ?? "");

/** A refused or failed call. `code` decides what the user is told; `title` is for logs. */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    readonly code: FailureCode,
    readonly status: number,
    readonly body: Partial<ProblemBody> = {},
    /** Seconds after which to ask again, when the server said so. */
    readonly retryAfterS?: number,
  ) {
    super(body.title ?? code);
  }

  /** Refused fields, by JSON pointer. */
  get errors(): FieldError[] {
    return this.body.errors ?? [];
  }

  /** Whether the same call may succeed later. */
  get retryable(): boolean {
    return isRetryable(this.code);
  }
}

/** Whatever was thrown, as a problem. */
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem("unreachable", 0, { title: String(error) });

const PREFIX = "urn:doorbell:";

/** Reads a refusal; a body that is not problem+json (of a gateway or a proxy) is judged by its status. */
export async function readProblem(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Partial<ProblemBody>;
  // Pages of others do not see every header.
  const retryAfter = Number(body?.retry_after_s ?? response.headers.get("retry-after")) || undefined;
  const known = typeof body?.type === "string" && body.type.startsWith(PREFIX);
  const code = known ? (body.type?.slice(PREFIX.length) as ProblemCode) : codeOfStatus(response.status);
  return new Problem(code, response.status, known ? body : {}, retryAfter);
}

function codeOfStatus(status: number): ProblemCode {
  const codes: Record<number, ProblemCode> = { 413: "too-large", 429: "too-many" };
  return codes[status] ?? (status < 500 ? "malformed" : "unavailable");
}
