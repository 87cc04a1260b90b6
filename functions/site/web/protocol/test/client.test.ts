import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { LiveConversation, WireNumbered } from "../src/index.ts";
import { Client, memoryStore } from "../src/index.ts";
import { CONVERSATION, frameOf, Server } from "./server.ts";
import type { FakeSocket } from "./world.ts";
import { Browser, World } from "./world.ts";

let world: World;
let server: Server;
let client: Client;
let conversation: LiveConversation;
let drawn: number;
let eventCalls: number;
// Answers of the server wait for it.
let held: Promise<void> | undefined;

const socket = (): FakeSocket => world.sockets.at(-1) as FakeSocket;

const serve = (opened: FakeSocket): void => server.serve(opened);

async function open(): Promise<void> {
  client = await Client.open({
    environment: world.environment,
    side: "visitor",
    store: memoryStore(),
    session: memoryStore(),
    tabLocks: new Browser().page(),
    prefix: "box.",
    api: {
      ticket: async () => ({ ticket: "t", url: "wss://socket.example", expires_in_s: 30 }),
      events: async (_, page) => {
        eventCalls += 1;
        const answer = server.page(page);
        await held;
        return answer;
      },
      sendMessage: async (_, message) => server.send(message),
    },
    onChange: () => void (drawn += 1),
  });
  client.connection.start();
  conversation = client.conversation(CONVERSATION);
  await world.pass(0);
}

const shown = (): (string | undefined)[] => [
  ...conversation.log.events.map(({ event }) => (event.type === "message" ? event.text : event.type)),
  ...conversation.pending.map(({ text }) => text),
];

beforeEach(() => {
  world = new World();
  world.onOpenSocket = serve;
  server = new Server();
  [drawn, eventCalls, held] = [0, 0, undefined];
});

describe("a conversation", () => {
  it("keeps a status that overtook an older page", async () => {
    server.agentSays("1");
    await open();
    let release = (): void => undefined;
    held = new Promise((resolve) => (release = resolve));
    conversation.poll();
    await world.pass(0);
    server.status = "resolved";
    socket().deliver(frameOf(server.append({ type: "status", status: "resolved", by: "agent", name: "Aino" })));
    release();
    await world.pass(0);
    expect([conversation.log.last, conversation.status]).toEqual([2, "resolved"]);
  });

  it("shows the history and then what comes", async () => {
    server.agentSays("Hello");
    await open();
    expect(shown()).toEqual(["Hello"]);
    socket().deliver(frameOf(server.agentSays("How can I help?")));
    expect(shown()).toEqual(["Hello", "How can I help?"]);
    expect(eventCalls).toBe(1);
  });

  it("shows one's own message once, from the first moment", async () => {
    await open();
    world.onOpenSocket = () => undefined;
    conversation.send("The boiler leaks.");
    expect(shown()).toEqual(["The boiler leaks."]);
    await world.pass(100);
    expect([shown(), conversation.pending]).toEqual([["The boiler leaks."], []]);
    for (const stored of server.events) socket().deliver(frameOf(stored));
    expect(shown()).toEqual(["The boiler leaks."]);
    const [own] = conversation.log.events;
    expect(conversation.delivery(own as WireNumbered)).toBe("sent");
    socket().deliver({ type: "read", conversation: CONVERSATION, side: "agent", seq: 1 });
    expect(conversation.delivery(own as WireNumbered)).toBe("seen");
  });

  it("fetches a hole that lasts, and only such a one", async () => {
    await open();
    const [one, two, three] = [server.agentSays("1"), server.agentSays("2"), server.agentSays("3")];
    socket().deliver(frameOf(two));
    socket().deliver(frameOf(one));
    await world.pass(1_000);
    expect([shown(), eventCalls]).toEqual([["1", "2"], 1]);
    server.agentSays("4");
    socket().deliver(frameOf({ ...three, seq: 4 }));
    await world.pass(399);
    expect(eventCalls).toBe(1);
    await world.pass(1);
    expect([shown(), eventCalls]).toEqual([["1", "2", "3", "4"], 2]);
  });

  it("fetches what is too long for a frame", async () => {
    await open();
    const long = server.agentSays("x".repeat(29_000));
    socket().deliver(frameOf({ ...long, event: { type: "fetch" } as never }));
    await world.pass(500);
    expect(shown()).toEqual(["x".repeat(29_000)]);
  });

  it("fetches page by page what a long absence missed", async () => {
    await open();
    socket().end();
    for (let n = 1; n <= 230; n += 1) server.agentSays(String(n));
    await world.pass(5_000);
    expect(conversation.log.events).toEqual(server.events);
  });

  it("fetches page by page without a socket, too", async () => {
    await open();
    world.onOpenSocket = () => undefined;
    socket().end();
    for (let n = 1; n <= 230; n += 1) server.agentSays(String(n));
    conversation.poll();
    await world.pass(0);
    expect(conversation.log.events).toEqual(server.events);
  });

  it("follows status, typing and who read what, never backwards", async () => {
    await open();
    socket().deliver({ type: "typing", conversation: CONVERSATION, side: "agent", name: "Aino" });
    expect(conversation.typing).toEqual({ side: "agent", name: "Aino" });
    socket().deliver(frameOf(server.agentSays("Hello")));
    expect(conversation.typing).toBeUndefined();
    socket().deliver({ type: "typing", conversation: CONVERSATION, side: "agent", name: "Aino" });
    await world.pass(6_000);
    expect(conversation.typing).toBeUndefined();
    socket().deliver(frameOf(server.append({ type: "status", status: "resolved", by: "agent" })));
    expect(conversation.status).toBe("resolved");
    for (const seq of [2, 1]) socket().deliver({ type: "read", conversation: CONVERSATION, side: "agent", seq });
    expect(conversation.read.agent).toBe(2);
  });

  it("knows which agents have it open, and that a note ends its author's typing", async () => {
    await open();
    expect(conversation.viewers).toEqual([]);
    socket().deliver({ type: "viewers", conversation: CONVERSATION, agents: ["A1", "A2"] });
    expect(conversation.viewers).toEqual(["A1", "A2"]);
    socket().deliver({ type: "viewers", conversation: CONVERSATION, agents: ["A1"] });
    expect(conversation.viewers).toEqual(["A1"]);
    socket().deliver({ type: "typing", conversation: CONVERSATION, side: "agent", agent: "A2" });
    expect(conversation.typing).toEqual({ side: "agent", agent: "A2" });
    socket().deliver(frameOf(server.append({ type: "note", text: "Mine", agent: "A2", name: "Aino", sender: "s", n: 1 })));
    expect(conversation.typing).toBeUndefined();
  });

  it("tells typing at most every 3 s, and reading once per event", async () => {
    await open();
    socket().deliver(frameOf(server.agentSays("Hello")));
    socket().sent.length = 0;
    for (let i = 0; i < 5; i += 1) conversation.tellTyping();
    for (let i = 0; i < 5; i += 1) conversation.tellRead();
    expect(socket().actions()).toEqual(["typing", "read"]);
    await world.pass(3_000);
    conversation.tellTyping();
    expect(socket().actions()).toEqual(["typing", "read", "typing"]);
  });

  it("takes an automatic reply for a message that the visitor has not read, and tells when that is done", async () => {
    await open();
    socket().deliver(frameOf(server.append({ type: "joined", name: "Aino" })));
    expect(conversation.unread).toEqual([]);
    const reply = server.append({ type: "auto_reply", text: "Nobody is free yet." });
    socket().deliver(frameOf(reply));
    expect(conversation.unread).toEqual([reply]);
    socket().sent.length = 0;
    conversation.tellRead();
    expect([conversation.unread, socket().actions()]).toEqual([[], ["read"]]);
  });

  it("goes on over HTTP where sockets are blocked", async () => {
    world.onOpenSocket = (opened) => queueMicrotask(() => opened.end());
    await open();
    await world.pass(60_000);
    conversation.send("Hello?");
    await world.pass(100);
    server.agentSays("Hello");
    await world.pass(4_000);
    expect([shown(), conversation.pending]).toEqual([["Hello?", "Hello"], []]);
  });

  it("ends in the server's view, whatever frames are lost, doubled or late", { timeout: 60_000 }, async () => {
    const step = fc.record({
      says: fc.constantFrom("agent", "visitor", "nobody"),
      copies: fc.nat({ max: 2 }),
      delayMs: fc.nat({ max: 2_000 }),
      breaks: fc.nat({ max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        [world, server] = [new World(), new Server()];
        world.onOpenSocket = serve;
        await open();
        for (const { says, copies, delayMs, breaks } of steps) {
          if (says === "visitor") conversation.send(`visitor ${server.events.length}`);
          if (says === "agent") {
            const frame = frameOf(server.agentSays("agent"));
            const target = socket();
            for (let copy = 0; copy < copies; copy += 1) world.environment.setTimeout(() => target.deliver(frame), delayMs * (copy + 1));
          }
          if (breaks === 0) socket().end();
          await world.pass(delayMs);
        }
        world.wake();
        await world.pass(30_000);
        // Times of one's own messages are this page's until they are read again.
        expect(conversation.log.events.map(({ seq, event }) => ({ seq, event }))).toEqual(
          server.events.map(({ seq, event }) => ({ seq, event })),
        );
        expect(conversation.pending).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
