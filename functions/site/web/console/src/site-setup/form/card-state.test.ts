import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { Problem } from "../../../../protocol/src/index.ts";
import { CardState } from "./card-state.ts";

interface Config {
  version: number;
  name: string;
  zone: string;
}

type Patch = Partial<Pick<Config, "name" | "zone">>;

/** A server on which others change things: each of these happens just before a change of ours comes in. */
function server(...others: Patch[]) {
  let there: Config = { version: 1, name: "Shop", zone: "UTC" };
  const config = signal(there);
  const sent: Patch[] = [];
  const subject = {
    config,
    change: vi.fn(async (patch: Patch) => {
      const other = others.shift();
      if (other) there = { ...there, ...other, version: there.version + 1 };
      if (there.version !== config.value.version) throw new Problem("overtaken", 412);
      sent.push(patch);
      config.value = there = { ...there, ...patch, version: there.version + 1 };
    }),
    reload: vi.fn(async () => {
      config.value = there;
    }),
    changedBy: async () => "Aino",
  };
  const card = new CardState<Config, Patch, Required<Patch>>({ subject, read: ({ name, zone }) => ({ name, zone }) });
  return { card, subject, sent, now: () => there };
}

test("only what changed is sent, and then there is nothing to save", async () => {
  const { card, sent } = server();
  expect(card.dirty).toBe(false);
  card.edit({ name: "Bikes" });
  expect([card.dirty, card.draft]).toEqual([true, { name: "Bikes", zone: "UTC" }]);
  await card.submit();
  expect([sent, card.dirty, card.saved.value]).toEqual([[{ name: "Bikes" }], false, true]);
});

test("typing the old value again leaves nothing to save", async () => {
  const { card, subject } = server();
  card.edit({ name: "Bikes" });
  card.edit({ name: "Shop" });
  expect(card.dirty).toBe(false);
  await card.submit();
  expect(subject.change).not.toHaveBeenCalled();
});

test("what somebody else changed beside it goes together with mine, unseen", async () => {
  const { card, now } = server({ zone: "Europe/Rome" }, { zone: "Europe/Kyiv" });
  card.edit({ name: "Bikes" });
  await card.submit();
  expect(now()).toMatchObject({ name: "Bikes", zone: "Europe/Kyiv" });
  expect([card.conflict, card.saved.value]).toEqual([null, true]);
});

test("where both changed the same, both values are shown and nothing is sent", async () => {
  const { card, sent, now } = server({ name: "Cycles", zone: "Europe/Rome" });
  card.edit({ name: "Bikes" });
  await card.submit();
  expect(card.conflict).toMatchObject({ theirs: { name: "Cycles" }, mine: { name: "Bikes" }, pointers: ["/name"], who: "Aino" });
  expect([sent, card.saved.value, card.draft.name]).toEqual([[], false, "Bikes"]);
  await card.settle("mine");
  expect(now()).toMatchObject({ name: "Bikes", zone: "Europe/Rome" });
  expect([card.conflict, card.dirty]).toEqual([null, false]);
});

test("taking theirs keeps the rest of mine", async () => {
  const { card, sent, now } = server({ name: "Cycles" });
  card.edit({ name: "Bikes", zone: "Europe/Kyiv" });
  await card.submit();
  await card.settle("theirs");
  expect([card.draft, card.dirty, sent]).toEqual([{ name: "Cycles", zone: "Europe/Kyiv" }, true, []]);
  await card.submit();
  expect(now()).toMatchObject({ name: "Cycles", zone: "Europe/Kyiv" });
});

test("a change that another card has read meanwhile is not written over", async () => {
  const { card, subject, sent } = server();
  card.edit({ name: "Bikes" });
  subject.config.value = { version: 2, name: "Cycles", zone: "UTC" };
  await card.submit();
  expect([card.conflict?.pointers, sent]).toEqual([["/name"], []]);
});

test("who is always faster is no endless loop", async () => {
  const { card, subject } = server({ zone: "1" }, { zone: "2" }, { zone: "3" }, { zone: "4" });
  card.edit({ name: "Bikes" });
  await card.submit();
  expect(subject.change).toHaveBeenCalledTimes(3);
  expect([card.error.value, card.dirty]).toMatchObject([{ code: "overtaken" }, true]);
});

test("refused fields are named until they are touched", async () => {
  const { card, subject } = server();
  subject.change.mockRejectedValue(
    new Problem("invalid", 422, {
      errors: [
        { pointer: "/name", code: "too-long" },
        { pointer: "/zone", code: "invalid" },
      ],
    }),
  );
  card.edit({ name: "B".repeat(99), zone: "?" });
  await card.submit();
  expect(card.errors.map(({ pointer }) => pointer)).toEqual(["/name", "/zone"]);
  card.edit({ name: "Bikes" });
  expect(card.errors.map(({ pointer }) => pointer)).toEqual(["/zone"]);
  card.discard();
  expect([card.errors, card.dirty, card.draft.name]).toEqual([[], false, "Shop"]);
});
