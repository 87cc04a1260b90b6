// Every kind of change of a conversation, on both sides: a stale snapshot and the events after it end in a fresh one (R19-R21),
// whatever is lost, doubled, late or in another order.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AgentName, LiveConversation, Side, Status, WireEvent } from "../src/index.ts";
import { Client, memoryStore, Problem } from "../src/index.ts";
import { CONVERSATION, frameOf, Server } from "./server.ts";
import type { FakeSocket } from "./world.ts";
import { Browser, World } from "./world.ts";

type Kind = WireEvent["type"];

const LOST = ["nothing", "requests", "answers"] as const;
type Lost = (typeof LOST)[number];

interface Case {
  /** Who sees such an event. */
  seenBy: readonly Side[];
  /** The event; `nth`, its place, makes it differ from others of its kind. */
  event(nth: number): WireEvent;
}

const BOTH: readonly Side[] = ["visitor", "agent"];
const AINO: AgentName = { agent: "01J000000000000000000000A1", name: "Aino" };
const STATUSES: readonly Status[] = ["unassigned", "active", "resolved", "trashed"];

// A kind without a case does not compile.
const CASES: Record<Kind, Case> = {
  message: {
    seenBy: BOTH,
    event: (n) => ({ type: "message", side: n % 2 ? "agent" : "visitor", sender: `else${n}`, n, text: `text ${n}` }),
  },
  note: { seenBy: ["agent"], event: (n) => ({ type: "note", ...AINO, sender: `else${n}`, n, text: `note ${n}` }) },
  submission: { seenBy: BOTH, event: (n) => ({ type: "submission", answers: { message: `answer ${n}` } }) },
  auto_reply: { seenBy: BOTH, event: (n) => ({ type: "auto_reply", text: `automatic ${n}` }) },
  status: { seenBy: BOTH, event: (n) => ({ type: "status", status: STATUSES[n % STATUSES.length] as Status, by: "agent", name: "Aino" }) },
  joined: { seenBy: BOTH, event: (n) => ({ type: "joined", name: `agent ${n}` }) },
  left: { seenBy: BOTH, event: (n) => ({ type: "left", name: `agent ${n}` }) },
  assigned: { seenBy: ["agent"], event: (n) => ({ type: "assigned", ...AINO, name: `agent ${n}`, by: null }) },
  transferred: { seenBy: ["agent"], event: (n) => ({ type: "transferred", queue: `queue-${n}`, by: null }) },
  rated: { seenBy: BOTH, event: (n) => ({ type: "rated", score: n % 2 ? 1 : -1, comment: `comment ${n}` }) },
  // Of the event before it.
  redacted: { seenBy: BOTH, event: (n) => ({ type: "redacted", seq: Math.max(1, n - 1), by: "Aino" }) },
  contact: { seenBy: ["agent"], event: (n) => ({ type: "contact", name: `person ${n}`, email: null, phone: `${n}`, by: "Aino" }) },
};

const kindsOf = (side: Side): Kind[] => (Object.keys(CASES) as Kind[]).filter((kind) => CASES[kind].seenBy.includes(side));

/** A page of one side, its server and all that lies between. */
class Page {
  readonly world = new World();
  readonly server: Server;
  client!: Client;
  conversation!: LiveConversation;
  /** The answers to calls wait for it. */
  held: Promise<void> | undefined;
  release: () => void = () => undefined;
  /** What does not get through, by socket or HTTP. */
  loses: Lost = "nothing";

  constructor(
    readonly side: Side,
    server?: Server,
  ) {
    this.server = server ?? new Server(side === "agent" ? AINO : undefined);
  }

  async open(): Promise<this> {
    const { world, server, side } = this;
    world.onOpenSocket = (opened) => this.#serve(opened);
    this.client = await Client.open({
      environment: world.environment,
      side,
      ...(side === "agent" && { author: AINO }),
      store: memoryStore(),
      session: memoryStore(),
      tabLocks: new Browser().page(),
      prefix: "box.",
      api: {
        ticket: async () => ({ ticket: "t", url: "wss://socket.example", expires_in_s: 30 }),
        events: (_, page) => this.#answer(() => server.page(page)),
        sendMessage: (_, message) => this.#answer(() => server.send(message)),
        sendNote: (_, note) => this.#answer(() => server.send(note, "note")),
      },
      onChange: () => undefined,
    });
    this.client.connection.start();
    this.conversation = this.client.conversation(CONVERSATION);
    await world.pass(0);
    return this;
  }

  deliver(frame: unknown): void {
    this.world.sockets.at(-1)?.deliver(frame);
  }

  happens(kind: Kind): unknown {
    return frameOf(this.server.append(CASES[kind].event(this.server.events.length + 1)));
  }

  /** The words of an event so far back are taken out. */
  redacts(back: number): unknown {
    return frameOf(this.server.append({ type: "redacted", seq: Math.max(1, this.server.events.length - back), by: "Aino" }));
  }

  hold(): void {
    this.free();
    this.held = new Promise((resolve) => (this.release = resolve));
  }

  free(): void {
    this.release();
    this.held = undefined;
  }

  /** All that is shown. Times of one's own messages are this page's until they are read again. */
  async view(): Promise<unknown> {
    while (this.conversation.log.hasOlder) await this.conversation.loadOlder();
    const { log, status, read, pending, typing } = this.conversation;
    return { events: log.events.map(({ seq, event }) => ({ seq, event })), status, read, pending, typing };
  }

  /** Messages that are shown in the log and as under way. */
  twice(): unknown[] {
    const { log, pending } = this.conversation;
    return pending.filter(({ sender, n }) => log.events.some(({ event }) => "sender" in event && event.sender === sender && event.n === n));
  }

  /** What a page shows that is opened now. */
  async fresh(): Promise<unknown> {
    return (await new Page(this.side, this.server).open()).view();
  }

  #serve(opened: FakeSocket): void {
    this.server.serve(opened);
    const [hear, say] = [opened.onSend, opened.deliver.bind(opened)];
    opened.onSend = (frame) => this.loses !== "requests" && hear(frame);
    opened.deliver = (frame) => this.loses !== "answers" && say(frame);
  }

  // An answer is made when the call comes, and may arrive much later.
  async #answer<Answer>(call: () => Answer): Promise<Answer> {
    if (this.loses === "requests") throw new Problem("unreachable", 0);
    const answer = structuredClone(call());
    await this.held;
    if (this.loses === "answers") throw new Problem("unreachable", 0);
    return answer;
  }
}

describe.each(BOTH)("to the %s", (side) => {
  it.each(kindsOf(side))("a change of the kind %s makes a stale snapshot a fresh one", async (kind) => {
    const page = await new Page(side).open();
    page.deliver(page.happens("message"));
    page.deliver(page.happens(kind));
    expect(page.conversation.log.events).toHaveLength(2);
    expect(await page.view()).toEqual(await page.fresh());
    // The same without the socket, and after a socket that was gone.
    page.happens("message");
    page.happens(kind);
    page.conversation.poll();
    await page.world.pass(0);
    expect(await page.view()).toEqual(await page.fresh());
    page.happens("message");
    page.happens(kind);
    page.world.sockets.at(-1)?.end();
    await page.world.pass(60_000);
    expect(await page.view()).toEqual(await page.fresh());
  });

  it.each(kindsOf(side))("words in a %s do not come back when they come after the word that they are gone", async (kind) => {
    const page = await new Page(side).open();
    const words = page.happens(kind);
    const redaction = page.redacts(0);
    for (const frame of [redaction, words, redaction, words]) page.deliver(frame);
    expect(page.conversation.log.events).toEqual(page.server.events);
    expect(await page.view()).toEqual(await page.fresh());
  });

  it("words on a page that was read before they were taken out do not come back with it", async () => {
    const page = new Page(side);
    for (let n = 0; n < 150; n += 1) page.happens("message");
    await page.open();
    page.hold();
    const older = page.conversation.loadOlder();
    await page.world.pass(0);
    page.deliver(page.redacts(120));
    page.free();
    await older;
    expect(page.conversation.log.first).toBe(1);
    expect(await page.view()).toEqual(await page.fresh());
  });
});

type Step =
  | { do: "happen"; kind: number; copies: number; delayMs: number }
  | { do: "redact"; back: number; copies: number; delayMs: number }
  | { do: "say"; note: boolean }
  | { do: "read"; side: Side; lost: boolean }
  | { do: "repeat"; seq: number }
  | { do: "lose"; what: Lost }
  | { do: "ask" | "older" | "hold" | "free" | "cut" | "wake" | "flood" };

// Copies of its frame, and how long after one another they arrive.
const DELIVERED = { copies: fc.nat({ max: 2 }), delayMs: fc.nat({ max: 900 }) };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("happen" as const), kind: fc.nat({ max: 10 }), ...DELIVERED }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("redact" as const), back: fc.nat({ max: 130 }), ...DELIVERED }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("say" as const), note: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("read" as const), side: fc.constantFrom(...BOTH), lost: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("repeat" as const), seq: fc.nat({ max: 30 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("lose" as const), what: fc.constantFrom(...LOST) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "ask" as const,
        "older" as const,
        "hold" as const,
        "free" as const,
        "cut" as const,
        "wake" as const,
        "flood" as const,
      ),
    }),
  },
);

function kindAt(side: Side, place: number): Kind {
  const kinds = kindsOf(side);
  return kinds[place % kinds.length] as Kind;
}

function arrive({ world }: Page, frame: unknown, { copies, delayMs }: { copies: number; delayMs: number }): void {
  const socket = world.sockets.at(-1);
  for (let copy = 1; copy <= copies; copy += 1) world.environment.setTimeout(() => socket?.deliver(frame), delayMs * copy);
}

function take(page: Page, next: Step): void {
  const { server, world, conversation } = page;
  switch (next.do) {
    case "happen":
      arrive(page, page.happens(kindAt(page.side, next.kind)), next);
      break;
    case "redact":
      arrive(page, page.redacts(next.back), next);
      break;
    case "say":
      conversation.send(`own ${server.events.length}`, next.note && page.side === "agent" ? "note" : "message");
      break;
    case "read": {
      const seq = server.events.length;
      server.read = { ...server.read, [next.side]: seq };
      if (!next.lost) page.deliver({ type: "read", conversation: CONVERSATION, side: next.side, seq });
      break;
    }
    case "repeat": {
      const stored = server.events[next.seq];
      if (stored) page.deliver(frameOf(stored));
      break;
    }
    case "lose":
      page.loses = next.what;
      break;
    case "ask":
      conversation.poll();
      break;
    case "older":
      // What is lost here is asked for again at the end.
      conversation.loadOlder().catch(() => undefined);
      break;
    case "hold":
    case "free":
      page[next.do]();
      break;
    case "flood":
      // More than a resumed socket brings by itself.
      for (let n = 0; n < 60; n += 1) page.happens("message");
      world.sockets.at(-1)?.end();
      break;
    case "cut":
      world.sockets.at(-1)?.end();
      break;
    case "wake":
      world.wake();
  }
}

// Of each side.
const RUNS = 1_000;

describe("a page", () => {
  it.each(BOTH)("of the %s ends in the server's view", { timeout: 120_000 }, async (side) => {
    const schedule = fc.record({
      before: fc.integer({ min: 0, max: 130 }),
      steps: fc.array(fc.tuple(step, fc.nat({ max: 600 })), { maxLength: 25 }),
    });
    await fc.assert(
      fc.asyncProperty(schedule, async ({ before, steps }) => {
        const page = new Page(side);
        for (let n = 0; n < before; n += 1) page.happens("message");
        await page.open();
        for (const [next, ms] of steps) {
          const { visitor, agent } = page.conversation.read;
          take(page, next);
          await page.world.pass(ms);
          const { read } = page.conversation;
          expect(read.visitor >= visitor && read.agent >= agent, "marks go forward").toBe(true);
          expect(page.twice(), "nothing stands there twice").toEqual([]);
        }
        page.free();
        page.loses = "nothing";
        await page.world.pass(2_000);
        // What was lost shows when it is asked for. Who has every event knows the status from them.
        const { log, status } = page.conversation;
        if (log.last === page.server.events.length) expect(status).toBe(page.server.status);
        page.world.sockets.at(-1)?.end();
        await page.world.pass(60_000);
        expect(await page.view()).toEqual(await page.fresh());
        expect(page.conversation.pending).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
