// What the outbox holds.

import type { FailureCode } from "../http/problem.ts";

/** One message on its way. */
export interface Outgoing {
  /** Names the entry on screen; it outlives a change of sender. */
  key: string;
  conversation: string;
  kind: "message" | "note";
  sender: string;
  n: number;
  text: string;
  /** The newest event known when it was written: it cannot stand in the log before that. */
  after: number;
  at: string;
  state: "sending" | "failed";
  /** Why it failed. A retryable failure is tried again by itself, any other waits for `retry`. */
  code?: FailureCode;
  /** When it is tried again, in milliseconds since 1970, where the server has named the time. */
  resumesAt?: number;
}
