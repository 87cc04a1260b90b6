import { signal } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";
import type { Me, Row, ServerFrame } from "../../../protocol/src/index.ts";
import { Problem } from "../../../protocol/src/index.ts";
import { everything } from "../route.ts";
import type { Page } from "./list.ts";

const world = vi.hoisted(() => ({
  answers: [] as (() => Promise<Page>)[],
  frames: new Map<string, (frame: ServerFrame) => void>(),
  refresh: () => {},
}));

vi.mock("../client.ts", () => ({ api: { conversations: () => world.answers.shift()?.() ?? Promise.reject(new Error("not asked for")) } }));
vi.mock("../live.ts", () => ({
  onFrame: (kind: string, hear: (frame: ServerFrame) => void) => world.frames.set(kind, hear),
  onRefresh: (refresh: () => void) => (world.refresh = refresh),
  watching: Promise.resolve(),
}));
vi.mock("../session/session.ts", () => ({ me: signal<Partial<Me> | null>({ agent: "olena" }) }));

const { me } = await import("../session/session.ts");
const { load, cachedListOf } = await import("./inbox.ts");

function row(conversation: string, extra: Partial<Row> = {}): Row {
  const at = "2026-11-20T10:00:00.000Z";
  const fixed = { site: "demo", queue: "support", kind: "chat", name: null, preview: null, missed: false, offline: false } as const;
  return {
    ...fixed,
    conversation,
    number: 1,
    status: "unassigned",
    assignee: null,
    participants: [],
    unread: 1,
    waiting_since: null,
    last_at: at,
    created_at: at,
    seq: 1,
    ...extra,
  };
}

const mine = { status: "active", assignee: { agent: "olena", name: "Olena" } } as const;
const answer = (...items: Row[]) => world.answers.push(() => Promise.resolve({ items, next: null }));
const hear = (changed: Row) => world.frames.get("row")?.({ type: "row", row: changed });
const loaded = () => vi.waitFor(() => expect(cachedListOf(everything).list.value).not.toBeNull());

beforeEach(() => {
  world.answers.length = 0;
  me.value = null;
  me.value = { agent: "olena" } as Me;
});

test("a change that comes while a page is on its way is not undone by that page", async () => {
  answer(row("a"));
  const cached = cachedListOf(everything);
  await loaded();
  let arrive: (page: Page) => void = () => undefined;
  world.answers.push(() => new Promise((resolve) => (arrive = resolve)));
  const loading = load(cached);
  hear(row("a", { ...mine, seq: 2 }));
  hear(row("b"));
  arrive({ items: [row("a")], next: null });
  await loading;
  expect(cached.list.value?.rows.map(({ conversation, status }) => [conversation, status])).toEqual([
    ["b", "unassigned"],
    ["a", "active"],
  ]);
});

test("a refresh that fails leaves the rows where they are, and is no alarm", async () => {
  answer(row("a"));
  const cached = cachedListOf(everything);
  await loaded();
  world.answers.push(() => Promise.reject(new Problem("unreachable", 0)));
  await load(cached);
  expect(cached.list.value?.rows).toHaveLength(1);
  expect(cached.error.value).toBeNull();
});

test("a list that never came says why", async () => {
  world.answers.push(() => Promise.reject(new Problem("unavailable", 503)));
  const cached = cachedListOf(everything);
  await vi.waitFor(() => expect(cached.error.value).toBeInstanceOf(Problem));
});

test("another agent who signs in on this page sees nothing of the first", async () => {
  answer(row("secret"));
  cachedListOf(everything);
  await loaded();
  me.value = { agent: "mikko" } as Me;
  expect(cachedListOf(everything).list.value).toBeNull();
  answer(row("own"));
  await loaded();
  expect(cachedListOf(everything).list.value?.rows.map(({ conversation }) => conversation)).toEqual(["own"]);
});
