import { expect, test } from "vitest";
import { destination, forget, remember } from "./destination.ts";

const log = "/queues/support/log#01JD0000000000000000000002";

function emptyStorage() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

test("the item of a deep link is reached after sign-in, with its fragment", () => {
  const storages = { tab: emptyStorage(), shared: emptyStorage() };
  remember(log, 0, storages);
  expect(destination(1_000, storages)).toBe(log);
});

test("a sign-in link that opens in another tab still leads to the item", () => {
  const shared = emptyStorage();
  remember(log, 0, { tab: emptyStorage(), shared });
  expect(destination(1_000, { tab: emptyStorage(), shared })).toBe(log);
});

test("after half an hour nobody means that item any more", () => {
  const storages = { tab: emptyStorage(), shared: emptyStorage() };
  remember(log, 0, storages);
  expect(destination(31 * 60_000, storages)).toBe("/inbox");
});

test("an address that is not ours is never followed", () => {
  const shared = emptyStorage();
  shared.setItem("doorbell.destination", JSON.stringify({ path: "//elsewhere.example/inbox", at: 0 }));
  expect(destination(0, { tab: null, shared })).toBe("/inbox");
});

test("once reached, it is forgotten", () => {
  const storages = { tab: emptyStorage(), shared: emptyStorage() };
  remember(log, 0, storages);
  forget(storages);
  expect(destination(0, storages)).toBe("/inbox");
});

test.each(["/sign-in#token=secret", "/invitation#token=id.secret"])(
  "%s is no place to come back to, and its secret is not kept",
  (path) => {
    const shared = emptyStorage();
    remember(path, 0, { tab: null, shared });
    expect(shared.getItem("doorbell.destination")).toBeNull();
    shared.setItem("doorbell.destination", JSON.stringify({ path, at: 0 }));
    expect(destination(0, { tab: null, shared })).toBe("/inbox");
  },
);
