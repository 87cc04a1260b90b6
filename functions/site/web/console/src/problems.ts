// What went wrong, in words: what happened, what was kept, what to do.

import type { FailureCode, FieldCode, Status } from "../../protocol/src/index.ts";
import { Problem } from "../../protocol/src/index.ts";
import { text } from "./texts.ts";

/** A failure as a sentence. What is no `Problem` is a fault of ours. */
export function problemText(error: unknown): string {
  const problem = error instanceof Problem ? error : new Problem("internal", 500);
  switch (problem.code) {
    case "conflict":
      return conflictText(problem.body.state);
    case "too-many":
      return text("problem-too-many", { seconds: problem.retryAfterS ?? 10 });
    case "internal":
      return text("problem-internal", { trace: problem.body.trace ?? "–" });
    default:
      return plainText(problem.code);
  }
}

/** The sentence for a refused field, or nothing when that field is well. */
export function fieldProblem(error: unknown, pointer: string): string | null {
  const code = error instanceof Problem ? error.errors.find((field) => field.pointer === pointer)?.code : undefined;
  return code ? text(`field-${code satisfies FieldCode}`) : null;
}

type PlainCode = Exclude<FailureCode, "conflict" | "too-many" | "internal">;

function plainText(code: PlainCode): string {
  return text(`problem-${code}`);
}

function conflictText(state: string | undefined): string {
  const known: readonly string[] = ["unassigned", "active", "resolved", "trashed"] satisfies Status[];
  if (state === undefined || !known.includes(state)) return text("problem-conflict-unknown");
  return text("problem-conflict", { state: text(`status-${state as Status}`) });
}
