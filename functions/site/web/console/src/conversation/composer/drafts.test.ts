import { expect, test } from "vitest";
import { memoryStore } from "../../../../protocol/src/index.ts";
import { Drafts } from "./drafts.ts";

const draft = { reply: "On our way", note: "", mode: "reply" } as const;
const month_ms = 30 * 24 * 3_600_000;

test("a draft is still there after a reload", () => {
  const store = memoryStore();
  new Drafts(store, "a1").write("c1", draft, 0);
  expect(new Drafts(store, "a1").read("c1")).toEqual(draft);
});

test("reply and note of one conversation are kept apart, and so are conversations", () => {
  const drafts = new Drafts(memoryStore(), "a1");
  drafts.write("c1", { reply: "to the visitor", note: "to colleagues", mode: "note" }, 0);
  drafts.write("c2", draft, 0);
  expect(drafts.read("c1")).toEqual({ reply: "to the visitor", note: "to colleagues", mode: "note" });
});

test("another agent on the same device does not see it", () => {
  const store = memoryStore();
  new Drafts(store, "a1").write("c1", draft, 0);
  expect(new Drafts(store, "a2").read("c1").reply).toBe("");
});

test("a sent draft leaves nothing behind", () => {
  const store = memoryStore();
  const drafts = new Drafts(store, "a1");
  drafts.write("c1", draft, 0);
  drafts.write("c1", { reply: "", note: "", mode: "reply" }, 1);
  expect(store.length).toBe(0);
});

test("storage that is full loses nothing while the page is open", () => {
  const full = {
    ...memoryStore(),
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  };
  const drafts = new Drafts(full, "a1");
  drafts.write("c1", draft, 0);
  expect(drafts.read("c1")).toEqual(draft);
});

test("only drafts older than a month are swept", () => {
  const store = memoryStore();
  const drafts = new Drafts(store, "a1");
  drafts.write("old", draft, 0);
  drafts.write("new", draft, month_ms);
  store.setItem("another.key", "stays");
  new Drafts(store, "a1").sweep(month_ms + 1);
  const later = new Drafts(store, "a1");
  expect([later.read("old").reply, later.read("new").reply, store.getItem("another.key")]).toEqual(["", "On our way", "stays"]);
});

test("what is not a draft is no draft", () => {
  const store = memoryStore();
  store.setItem("doorbell.draft.a1.c1", '{"reply":5}');
  expect(new Drafts(store, "a1").read("c1")).toEqual({ reply: "", note: "", mode: "reply" });
});
