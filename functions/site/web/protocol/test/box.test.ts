import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryStore, SENDER_CHARS } from "../src/index.ts";
import { readBox } from "../src/outbox/box.ts";
import type { OutboxTransport } from "../src/outbox/outbox.ts";
import { Outbox } from "../src/outbox/outbox.ts";
import { Server } from "./server.ts";
import { Browser, World } from "./world.ts";

const { environment } = new World();
const ENTRY = {
  key: "k1",
  conversation: "c",
  kind: "message",
  sender: "sender000001",
  n: 4,
  text: "hello",
  after: 3,
  at: "2026-11-20T10:00:00.000Z",
  state: "sending",
};
const BOX = { sender: "sender000001", counters: { c: 4 }, entries: [ENTRY] };

function read(kept: unknown): ReturnType<typeof readBox> {
  const store = memoryStore();
  store.setItem("box", typeof kept === "string" ? kept : JSON.stringify(kept));
  return readBox(environment, store, "box");
}

describe("a box", () => {
  it("reads back what was kept", () => {
    expect(read(BOX)).toEqual(BOX);
    const failed = { ...BOX, entries: [{ ...ENTRY, state: "failed", code: "invalid" }] };
    expect(read(failed)).toEqual(failed);
  });

  it.each(["", "{", "null", "7", '"text"', "[]", "{}", '{"entries":7}', '{"entries":[null,7,"x",{}]}', '{"sender":{},"counters":[]}'])(
    "begins afresh after %j",
    (kept) => {
      const { sender, counters, entries } = read(kept);
      expect([sender.length, counters, entries]).toEqual([SENDER_CHARS, {}, []]);
    },
  );

  it("keeps every word that it finds, under numbers that the server takes", () => {
    const { sender, entries } = read({
      entries: [{ conversation: "c", text: "one" }, { text: "nowhere" }, { ...ENTRY, n: "2", text: "two" }],
    });
    expect(entries.map(({ text, n, sender: own, state }) => [text, n, own === sender, state])).toEqual([
      ["one", 1, true, "sending"],
      ["two", 2, true, "sending"],
    ]);
  });

  it.each([
    [{ at: "yesterday" }, { at: new Date(environment.now()).toISOString() }],
    [{ after: -1 }, { after: 0 }],
    [{ kind: "song" }, { kind: "message" }],
    [{ state: "failed" }, { state: "sending" }],
    [{ state: "lost", code: "invalid" }, { state: "sending" }],
  ])("mends an entry with %j", (wrong, right) => {
    expect(read({ ...BOX, entries: [{ ...ENTRY, ...wrong }] }).entries).toEqual([{ ...ENTRY, ...right }]);
  });
});

describe("an outbox over storage of any shape", () => {
  const kept = fc.oneof(
    fc.json(),
    fc.record({ sender: fc.anything(), counters: fc.anything(), entries: fc.array(fc.anything()) }).map((box) => JSON.stringify(box) ?? ""),
  );

  it("opens and sends", async () => {
    await fc.assert(
      fc.asyncProperty(kept, kept, async (own, left) => {
        const [world, server, store, session] = [new World(), new Server(), memoryStore(), memoryStore()];
        store.setItem("box.own", own);
        store.setItem("box.left", left);
        session.setItem("box.", "box.own");
        const transport: OutboxTransport = {
          send: () => false,
          post: async (entry) => server.send(entry),
          events: async () => server.page(),
          onSilence: () => undefined,
          onStored: () => undefined,
          onChange: () => undefined,
        };
        const outbox = await Outbox.open({
          environment: world.environment,
          store,
          session,
          tabLocks: new Browser().page(),
          prefix: "box.",
          transport,
        });
        outbox.enqueue("c", "message", "hello", 0);
        await world.pass(1_000);
        expect(server.texts()).toContain("hello");
      }),
      { numRuns: 60 },
    );
  });

  it("takes up no box but its own", async () => {
    const [world, store, session] = [new World(), memoryStore(), memoryStore()];
    store.setItem("cart", "three bells");
    session.setItem("box.", "cart");
    const transport = {
      send: () => false,
      post: () => new Promise(() => undefined),
      onChange: () => undefined,
    } as unknown as OutboxTransport;
    const outbox = await Outbox.open({
      environment: world.environment,
      store,
      session,
      tabLocks: new Browser().page(),
      prefix: "box.",
      transport,
    });
    outbox.enqueue("c", "message", "hello", 0);
    expect(store.getItem("cart")).toBe("three bells");
  });
});
