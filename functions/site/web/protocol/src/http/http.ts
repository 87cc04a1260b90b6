// One HTTP call: JSON in, JSON out, `Problem` when refused.

import type { Environment } from "../environment.ts";
import { toJson } from "./json.ts";
import { asProblem, readProblem } from "./problem.ts";

// API Gateway ends a request after 29 seconds, so no answer comes later.
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

  async call<Answer>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    const { credentials } = this;
    const init: RequestInit = { method, credentials, signal: AbortSignal.timeout(DEADLINE_MS), headers: { ...this.headers(), ...headers } };
    // A session is often ended while the page is being left; `keepalive` lets the request outlive the page.
    if (method === "DELETE") init.keepalive = true;
    if (body) {
      init.body = toJson(body);
      init.headers = { ...init.headers, "content-type": "application/json" };
    }
    try {
      const response = await this.environment.fetch(this.base + path, init);
      if (!response.ok) throw await readProblem(response);
      return (response.status === 204 ? undefined : await response.json()) as Answer;
    } catch (error) {
      throw asProblem(error);
    }
  }
}

/** `?a=1&b=2`, leaving out what is missing. */
export function query(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.length > 0 ? `?${new URLSearchParams(given as [string, string][])}` : "";
}
