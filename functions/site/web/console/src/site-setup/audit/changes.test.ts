import { expect, test } from "vitest";
import type { AuditEntry } from "../../../../protocol/src/index.ts";
import { actionsOf, changesOf } from "./changes.ts";

test("only what differs is told, down to the language", () => {
  const before = { colour: "#000000", texts: { fi: { header: "Hei", thanks: "Kiitos" } } };
  const after = { colour: "#000000", texts: { fi: { header: "Moi", thanks: "Kiitos" }, en: { header: "Hello" } } };
  expect(changesOf({ before, after })).toEqual([
    { path: ["texts", "fi", "header"], before: "Hei", after: "Moi" },
    { path: ["texts", "en", "header"], before: undefined, after: "Hello" },
  ]);
});

test("what is added or taken away is told field by field", () => {
  expect(changesOf({ before: null, after: { name: "Sales" } })).toEqual([{ path: ["name"], before: undefined, after: "Sales" }]);
  expect(changesOf({ before: { name: "Sales" }, after: {} })).toEqual([{ path: ["name"], before: "Sales", after: undefined }]);
  expect(changesOf({ before: null, after: null })).toEqual([]);
});

test("what nobody sets is left out", () => {
  const after = { name: "Sales", site: "demo", version: 3, logged_open: true, due_shard: 2, due_at: 1_796_000_000 };
  expect(changesOf({ before: null, after }).map(({ path }) => path)).toEqual([["name"]]);
});

test("a list is one value", () => {
  expect(changesOf({ before: { topics: ["A"] }, after: { topics: ["A", "B"] } })).toEqual([
    { path: ["topics"], before: ["A"], after: ["A", "B"] },
  ]);
});

test("each action is there once", () => {
  const entries = ["site.change", "queue.add", "site.change"].map((action) => ({ action }) as AuditEntry);
  expect(actionsOf(entries)).toEqual(["queue.add", "site.change"]);
});
