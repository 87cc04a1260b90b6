import { expect, test, vi } from "vitest";
import type { Row } from "../../../protocol/src/index.ts";

vi.mock("./inbox.ts", () => ({ cachedListOf: () => ({ list: { value: null } }) }));
const { longestOf } = await import("./longest-waiting.ts");

const row = (conversation: string, waiting_since: string | null, change: Partial<Row> = {}) =>
  ({ conversation, waiting_since, last_at: "2026-11-20T12:00:00.000Z", status: "unassigned", ...change }) as Row;

test("the next one is the unassigned one whose visitor has waited longest", () => {
  const rows = [
    row("fresh", "2026-11-20T11:00:00.000Z"),
    row("old", "2026-11-20T10:00:00.000Z"),
    row("this", "2026-11-20T08:00:00.000Z"),
    row("taken", "2026-11-20T09:00:00.000Z", { status: "active" }),
    row("answered", null),
  ];
  expect(longestOf(rows, "this")).toBe("old");
  expect(longestOf(rows.slice(4), "this")).toBe("answered");
  expect(longestOf(rows.slice(2, 4), "this")).toBeNull();
});
