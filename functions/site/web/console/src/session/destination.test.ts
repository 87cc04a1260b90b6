import { expect, test } from "vitest";
import { destination, forget, remember } from "./destination.ts";

const log = "/queues/support/log#01JD0000000000000000000002";

function shelf() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

test("the item of a deep link is reached after sign-in, with its fragment", () => {
  const shelves = { tab: shelf(), shared: shelf() };
  remember(log, 0, shelves);
  expect(destination(1_000, shelves)).toBe(log);
});

test("a sign-in link that opens in another tab still leads to the item", () => {
  const shared = shelf();
  remember(log, 0, { tab: shelf(), shared });
  expect(destination(1_000, { tab: shelf(), shared })).toBe(log);
});

test("after half an hour nobody means that item any more", () => {
  const shelves = { tab: shelf(), shared: shelf() };
  remember(log, 0, shelves);
  expect(destination(31 * 60_000, shelves)).toBe("/inbox");
});

test("an address that is not ours is never followed", () => {
  const shared = shelf();
  shared.setItem("doorbell.destination", JSON.stringify({ path: "//elsewhere.example/inbox", at: 0 }));
  expect(destination(0, { tab: null, shared })).toBe("/inbox");
});

test("once reached, it is forgotten", () => {
  const shelves = { tab: shelf(), shared: shelf() };
  remember(log, 0, shelves);
  forget(shelves);
  expect(destination(0, shelves)).toBe("/inbox");
});
