import { expect, test } from "vitest";
import { memoryStore } from "../../../../protocol/src/storage.ts";
import { Drafts } from "./drafts.ts";
import { outboxPrefix, removeLocalData, unsentOf } from "./local-data.ts";

function furnished() {
  const store = memoryStore();
  for (const agent of ["aino", "ain"]) {
    new Drafts(store, agent).write("c1", { reply: "half", note: "", mode: "reply" }, 1);
    store.setItem(`${outboxPrefix(agent)}tab1`, JSON.stringify({ entries: [{}, {}] }));
    store.setItem(`${outboxPrefix(agent)}tab2`, JSON.stringify({ entries: [] }));
    store.setItem(`${outboxPrefix(agent)}tab3`, "not JSON");
  }
  store.setItem("theme", "dark");
  return store;
}

test("drafts and messages of every tab are counted, of one agent alone", () => {
  expect(unsentOf(furnished(), "aino")).toBe(3);
  expect(unsentOf(furnished(), "nobody")).toBe(0);
});

test("nothing of that agent stays, and everything of others does", () => {
  const store = furnished();
  const before = store.length;
  removeLocalData(store, "ain");
  expect(unsentOf(store, "ain")).toBe(0);
  expect(unsentOf(store, "aino")).toBe(3);
  expect([before, store.length]).toEqual([9, 5]);
});
