// What an entry of the audit log changed, field by field. Pure: words are put to it elsewhere.

import type { AuditEntry } from "../../../../protocol/src/index.ts";
import { same } from "../form/merge.ts";

export interface Change {
  /** The field, and what lies in it: a language, a part. */
  path: readonly string[];
  before: unknown;
  after: unknown;
}

// What nobody sets: it follows from the rest, or says which site a queue is of.
const follows: readonly string[] = ["site", "version", "logged_open", "due_shard", "due_at"];

/** The fields that differ; records are looked into, lists are one value. */
export function changesOf({ before, after }: Pick<AuditEntry, "before" | "after">): Change[] {
  return leaves([], before, after).filter(({ path }) => !follows.includes(path[0] ?? ""));
}

function leaves(path: readonly string[], before: unknown, after: unknown): Change[] {
  if (same(before ?? null, after ?? null)) return [];
  const [old, now] = [fields(before), fields(after)];
  if (!old || !now) return [{ path, before, after }];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names.flatMap((name) => leaves([...path, name], old[name], now[name]));
}

// What was not there before has the fields of what is there now, each of them empty.
function fields(value: unknown): Record<string, unknown> | null {
  if (value === null || value === undefined) return {};
  return typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}

/** The actions among these entries, each once. */
export function actionsOf(entries: readonly AuditEntry[]): string[] {
  return [...new Set(entries.map(({ action }) => action))].sort();
}
