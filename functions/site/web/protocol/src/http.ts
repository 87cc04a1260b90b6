// One HTTP call: JSON in, JSON out, `Problem` when refused.

import type { Environment } from "./environment.ts";
import { Problem, readProblem } from "./problem.ts";

/** What a call may add to method, path and body. */
export interface CallOptions {
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Lets the call outlive the page. */
  keepalive?: boolean;
}

// API Gateway gives up after 29 seconds; nothing good comes after that.
const DEADLINE_MS = 30_000;

/** Calls one host. */
export class Http {
  constructor(
    private readonly environment: Environment,
    private readonly base: string,
    /** Headers for every call, asked each time: a token may change. */
    private readonly headers: () => Record<string, string> = () => ({}),
    private readonly credentials: RequestCredentials = "omit",
  ) {}

  async call<Answer>(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer> {
    const { environment } = this;
    const init: RequestInit = { method, credentials: this.credentials, headers: { ...this.headers(), ...options.headers } };
    if (options.keepalive) init.keepalive = true;
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { ...init.headers, "content-type": "application/json" };
    }
    const giveUp = new AbortController();
    options.signal?.addEventListener("abort", () => giveUp.abort());
    const timer = environment.setTimeout(() => giveUp.abort(), DEADLINE_MS);
    try {
      const response = await environment.fetch(this.base + path, { ...init, signal: giveUp.signal });
      if (!response.ok) throw await readProblem(response);
      return (response.status === 204 ? undefined : await response.json()) as Answer;
    } catch (error) {
      throw error instanceof Problem ? error : new Problem("unreachable", 0, { title: String(error) });
    } finally {
      environment.clearTimeout(timer);
    }
  }
}

/** `?a=1&b=2`, leaving out what is missing. */
export function query(values: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text && `?${text}`;
}
