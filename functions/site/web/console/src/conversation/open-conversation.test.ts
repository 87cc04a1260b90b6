import { signal } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";
import type { Changed, Conversation, Me, Row, ServerFrame } from "../../../protocol/src/index.ts";
import type { OpenConversation } from "./open-conversation.ts";

const world = vi.hoisted(() => ({
  answers: [] as (() => Promise<Conversation>)[],
  asked: 0,
  onRow: (_: ServerFrame) => {},
}));

vi.mock("../client.ts", () => ({
  api: {
    conversation: () => {
      world.asked += 1;
      return world.answers.shift()?.() ?? Promise.reject(new Error("not asked for"));
    },
  },
  environment: { now: () => 0 },
}));
vi.mock("../live.ts", () => ({
  changes: signal(0),
  client: signal(null),
  onFrame: (_: string, hear: (frame: ServerFrame) => void) => {
    world.onRow = hear;
    return () => {};
  },
  onRefresh: () => () => {},
}));
vi.mock("../inbox/inbox.ts", () => ({ applyOptimistic: () => {} }));
vi.mock("../session/session.ts", () => ({ me: signal<Partial<Me> | null>({ agent: "olena" }) }));

const { openConversation } = await import("./open-conversation.ts");

const at = "2026-11-20T10:00:00.000Z";

function row(extra: Partial<Row> = {}): Row {
  const fixed = { conversation: "one", site: "demo", queue: "support", kind: "chat", number: 1, name: null, preview: null } as const;
  const counts = { participants: [], unread: 1, waiting_since: null, missed: false, offline: false, last_at: at, created_at: at };
  return { ...fixed, ...counts, status: "unassigned", assignee: null, seq: 1, ...extra };
}

function conversation(extra: Partial<Conversation> = {}): Conversation {
  const contact = { name: null, email: "eino@example.org", phone: null, consent: null, suppressed: null };
  return { ...row(extra), contact, page: null, language: null, user_agent: null, online: true, may: ["reply"], ...extra };
}

const taken = { status: "active", assignee: { agent: "olena", name: "Olena" }, seq: 3 } as const;

function changed(may: Changed["may"], extra: Partial<Row> = {}): Changed {
  return { row: row({ ...taken, ...extra }), may };
}

async function opened(): Promise<OpenConversation> {
  world.answers.push(() => Promise.resolve(conversation()));
  const open = openConversation("one");
  await vi.waitFor(() => expect(open.details.value).not.toBeNull());
  return open;
}

beforeEach(() => {
  world.answers = [];
  world.asked = 0;
});

test("what a change answered is shown, and nothing is asked again", async () => {
  const open = await opened();
  await open.accept(changed(["write", "leave"]));
  expect(open.details.value).toMatchObject({ ...taken, online: true, contact: { email: "eino@example.org" } });
  expect([open.may("write"), open.may("reply")]).toEqual([true, false]);
  // The row that all consoles are told of the same change brings nothing new.
  world.onRow({ type: "row", row: row(taken) });
  expect(world.asked).toBe(1);
});

test("a corrected contact comes whole", async () => {
  const open = await opened();
  const contact = { name: "Eino", email: null, phone: null, consent: null, suppressed: null };
  await open.accept(conversation({ contact, name: "Eino", seq: 2 }));
  expect(open.details.value).toMatchObject({ contact, name: "Eino", seq: 2 });
  expect(world.asked).toBe(1);
});

test("an answer from before the change is thrown away", async () => {
  const open = await opened();
  let answer = (_: Conversation) => {};
  world.answers.push(() => new Promise((resolve) => (answer = resolve)));
  const asked = open.reload();
  await open.accept(changed(["write"]));
  answer(conversation());
  await asked;
  expect(open.details.value?.status).toBe("active");
});

test("who may do nothing more asks whether they still see it", async () => {
  const open = await opened();
  world.answers.push(() => Promise.reject(new Error("not found")));
  await open.accept(changed([]));
  expect(open.error.value).toEqual(new Error("not found"));
});

test("a change that others have overtaken is asked about", async () => {
  const open = await opened();
  world.answers.push(() => Promise.resolve(conversation({ seq: 5, status: "resolved", may: ["reopen"] })));
  world.onRow({ type: "row", row: row({ status: "resolved", seq: 5 }) });
  await vi.waitFor(() => expect(open.may("reopen")).toBe(true));
  world.answers.push(() => Promise.resolve(conversation({ seq: 5, status: "resolved", may: ["reopen"] })));
  await open.accept(changed(["write"]));
  expect(open.details.value).toMatchObject({ status: "resolved", may: ["reopen"] });
  expect(world.asked).toBe(3);
});
