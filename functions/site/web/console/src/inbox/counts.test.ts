import { signal } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";
import type { Me, Row, ViewCount } from "../../../protocol/src/index.ts";

const world = vi.hoisted(() => ({ hear: () => {}, refresh: () => {}, served: [] as ViewCount[], asked: 0, fails: false }));

vi.mock("../client.ts", () => ({
  api: {
    counts: () => {
      world.asked += 1;
      return world.fails ? Promise.reject(new Error("no answer")) : Promise.resolve({ views: world.served });
    },
  },
}));
vi.mock("../live.ts", () => ({
  onFrame: (_: string, hear: () => void) => (world.hear = hear),
  onRefresh: (refresh: () => void) => (world.refresh = refresh),
}));
vi.mock("../session/session.ts", () => ({ me: signal<Partial<Me> | null>({ agent: "olena" }) }));
const fetchedOpen = signal<{ rows: Row[]; whole: boolean }>({ rows: [], whole: true });
vi.mock("./inbox.ts", () => ({ fetchedOpen }));

vi.useFakeTimers();
const { counts } = await import("./counts.ts");

const row = (extra: Partial<Row>) => ({ status: "unassigned", assignee: null, participants: [], unread: 1, ...extra }) as Row;
const mine = { status: "active", assignee: { agent: "olena", name: "Olena" } } as const;
const theirs = { status: "active", assignee: { agent: "mikko", name: "Mikko" } } as const;
const seen = () => [counts.value.mine, counts.value.unassigned, counts.value.unread].map(({ count, more }) => `${count}${more ? "+" : ""}`);

beforeEach(async () => {
  fetchedOpen.value = { rows: [], whole: true };
  await vi.advanceTimersByTimeAsync(20_000);
  Object.assign(world, { asked: 0, fails: false, served: [] });
});

test("what colleagues answer is neither counted nor nags", () => {
  fetchedOpen.value = { rows: [row({}), row(mine), row({ ...theirs, unread: 7 })], whole: true };
  expect(seen()).toEqual(["1", "1", "2"]);
});

test("a conversation one has joined counts as one's own concern", () => {
  fetchedOpen.value = { rows: [row({ ...theirs, unread: 7, participants: [{ agent: "olena", name: "Olena" }] })], whole: true };
  expect(seen()).toEqual(["0", "0", "7"]);
});

test("while everything is here the server is not asked", async () => {
  fetchedOpen.value = { rows: [row({})], whole: true };
  world.hear();
  world.refresh();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(world.asked).toBe(0);
});

test("of more than was fetched, the server counts", async () => {
  world.served = [
    { view: "mine", count: 10, more: false },
    { view: "unassigned", count: 57, more: false },
    { view: "unread", count: 200, more: true },
  ];
  fetchedOpen.value = { rows: [row({}), row(mine)], whole: false };
  expect(seen()).toEqual(["1+", "1+", "2+"]);
  await vi.advanceTimersByTimeAsync(0);
  expect(seen()).toEqual(["10", "57", "200+"]);
});

test("many changes are one question every ten seconds, and a question that failed is asked again", async () => {
  world.fails = true;
  fetchedOpen.value = { rows: [row({})], whole: false };
  await vi.advanceTimersByTimeAsync(0);
  expect(world.asked).toBe(1);
  for (let change = 0; change < 50; change += 1) world.hear();
  await vi.advanceTimersByTimeAsync(9_900);
  expect(world.asked).toBe(1);
  world.fails = false;
  world.served = [{ view: "mine", count: 3, more: false }];
  await vi.advanceTimersByTimeAsync(200);
  expect([world.asked, counts.value.mine.count]).toEqual([2, 3]);
});
