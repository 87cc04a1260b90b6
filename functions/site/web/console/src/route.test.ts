import { expect, test } from "vitest";
import { address, everything, parse } from "./route.ts";

const conversation = "01JD0000000000000000000001";
const entry = "01JD0000000000000000000002";

test.each([
  "/inbox",
  "/inbox?status=unassigned",
  "/inbox?status=resolved&queue=support&agent=me",
  `/c/${conversation}`,
  `/c/${conversation}?queue=support&card=open`,
  "/queues",
  "/queues/support/log",
  `/queues/support/log?open=${entry}#${entry}`,
  "/settings",
  "/sites/demo",
  "/sites/demo/texts",
  "/sites/demo/install",
  "/sites/demo/queues",
  "/sites/demo/queues/support",
  "/sites/demo/bots",
  "/sites/demo/bots/help",
  "/sites/demo/people",
  "/sites/demo/log",
  "/sign-in",
])("%s comes back as it was", (path) => {
  expect(address(parse(path))).toBe(path);
});

test("the root is the inbox", () => {
  expect(parse("/")).toEqual({ page: "inbox", filter: everything, conversation: null, card: false });
});

test("the sign-in token is read from the fragment and never written back", () => {
  const route = parse("/sign-in#token=abc_DEF-123");
  expect(route).toEqual({ page: "sign-in", token: "abc_DEF-123" });
  expect(address(route)).toBe("/sign-in");
});

test("the token of an invitation is read from the fragment and never written back", () => {
  const route = parse("/invitation#token=01JD.abc_DEF-123");
  expect(route).toEqual({ page: "invitation", token: "01JD.abc_DEF-123" });
  expect(address(route)).toBe("/invitation");
  expect(parse("/invitation?token=01JD.abc")).toEqual({ page: "invitation", token: null });
});

test("a token in the query is not a token", () => {
  expect(parse("/sign-in?token=abc")).toEqual({ page: "sign-in", token: null });
});

test.each([
  "/c/..%2fme",
  "/c/short",
  "/queues/SUPPORT/log",
  "/queues/support",
  "/nowhere",
  "/sites",
  "/sites/DEMO",
  "/sites/demo/nothing",
  "/sites/demo/people/support",
  "/sites/demo/queues/a/b",
  "/sites/demo/queues/SUPPORT",
  "/sites/demo/bots/a/b",
])("%s is no screen", (path) => {
  expect(parse(path).page).toBe("missing");
});

test("values that are not ours are left out of the filter", () => {
  expect(parse("/inbox?status=everything&queue=../x&agent=someone")).toMatchObject({ filter: everything });
});
