import { expect, test } from "vitest";
import type { PersonItem } from "../../../protocol/src/index.ts";
import { changeOf, daysLeft, draftOf, matching, mayChange, maySignOut, onto, readMost, rolesGivenBy } from "./people.ts";

const reka: PersonItem = {
  agent: "01JD0000000000000000000001",
  version: 3,
  name: "Réka Szabó",
  email: "reka@workshop.example",
  role: "agent",
  queues: ["support", "sales"],
  active: true,
  open_at_once: null,
};
const taras: PersonItem = { ...reka, agent: "01JD0000000000000000000002", name: "Тарас Коваленко", email: "taras@cargo.example" };

test("an administrator neither makes owners nor changes one", () => {
  expect(rolesGivenBy("administrator")).toEqual(["administrator", "full-access", "agent"]);
  expect(rolesGivenBy("owner")).toContain("owner");
  expect(mayChange("administrator", { role: "owner" })).toBe(false);
  expect(mayChange("administrator", { role: "administrator" })).toBe(true);
  expect(mayChange("owner", { role: "owner" })).toBe(true);
  expect(mayChange("full-access", { role: "agent" })).toBe(false);
});

test("owners sign others out, and nobody signs out who is deactivated", () => {
  const me = taras.agent;
  expect(maySignOut("owner", reka, me)).toBe(true);
  expect(maySignOut("owner", { ...reka, active: false }, me)).toBe(false);
  expect(maySignOut("owner", taras, me), "one's own sessions are in the settings").toBe(false);
  for (const role of ["administrator", "full-access", "agent"] as const) expect(maySignOut(role, reka, me)).toBe(false);
});

test.each([
  ["", 2],
  ["reka", 1],
  ["SZABÓ rék", 1],
  ["тарас", 1],
  ["cargo.example", 1],
  ["workshop", 1],
  ["  example ", 2],
  ["reka cargo.example", 0],
])("%j finds %i", (typed, count) => {
  expect(matching([reka, taras], typed)).toHaveLength(count);
});

test("an invitation has a day left on its last day and none afterwards", () => {
  const now = Date.parse("2026-11-30T12:00:00Z");
  const ends = (expires_at: string) => daysLeft({ expires_at }, now);
  expect(ends("2026-12-14T12:00:00Z")).toBe(14);
  expect(ends("2026-12-14T12:05:00Z")).toBe(14);
  expect(ends("2026-12-14T11:55:00Z")).toBe(14);
  expect(ends("2026-11-30T12:00:01Z")).toBe(1);
  expect(ends("2026-12-01T12:00:00Z")).toBe(1);
  expect(ends("2026-12-02T11:00:00Z")).toBe(2);
  expect(ends("2026-11-30T12:00:00Z")).toBe(0);
  expect(ends("2026-11-01T12:00:00Z")).toBe(0);
});

test.each([
  ["", null],
  ["  ", null],
  ["1", 1],
  [" 100 ", 100],
  ["0", undefined],
  ["101", undefined],
  ["-3", undefined],
  ["2.5", undefined],
  ["1e2", undefined],
  ["five", undefined],
])("%j at once is %j", (typed, expected) => {
  expect(readMost(typed)).toBe(expected);
});

test("only what differs is sent", () => {
  const draft = draftOf(reka);
  expect(changeOf(reka, draft)).toEqual({});
  expect(changeOf(reka, { ...draft, queues: ["sales", "support"] })).toEqual({});
  expect(changeOf(reka, { ...draft, role: "owner" })).toEqual({ role: "owner" });
  expect(changeOf(reka, { ...draft, queues: [] })).toEqual({ queues: [] });
  expect(changeOf(reka, { ...draft, most: "4" })).toEqual({ open_at_once: 4 });
  expect(changeOf({ ...reka, open_at_once: 4 }, { ...draft, most: "" })).toEqual({ open_at_once: null });
  expect(changeOf(reka, { ...draft, most: "many" })).toEqual({});
});

test("what somebody else saved is taken over where it was left alone here", () => {
  const now: PersonItem = { ...reka, version: 4, role: "administrator", open_at_once: 2 };
  const mine = { ...draftOf(reka), queues: ["support"] };
  expect(onto(now, reka, mine)).toEqual({ draft: { role: "administrator", queues: ["support"], most: "2" }, clashes: [] });
});

test("what both changed stays as it is here and is named", () => {
  const now: PersonItem = { ...reka, version: 4, role: "administrator", queues: ["sales"], open_at_once: 2 };
  const mine = { role: "full-access", queues: [], most: "2" } as const;
  expect(onto(now, reka, mine)).toEqual({ draft: mine, clashes: ["role", "queues"] });
});
