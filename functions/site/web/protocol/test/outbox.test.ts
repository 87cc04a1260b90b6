import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { ErrorRef, ProblemCode, Store } from "../src/index.ts";
import { memoryStore, Problem } from "../src/index.ts";
import type { OutboxTransport } from "../src/outbox/outbox.ts";
import { Outbox } from "../src/outbox/outbox.ts";
import type { Outgoing } from "../src/outbox/outgoing.ts";
import { CONVERSATION, Server } from "./server.ts";
import { Browser, settle, World } from "./world.ts";

/** What happens to one try of a message. */
interface Luck {
  /** The request reaches the server. */
  arrives: boolean;
  /** The answer reaches the page. */
  answered: boolean;
  delayMs: number;
}

const GOOD: Luck = { arrives: true, answered: true, delayMs: 10 };

/** A page with an outbox on a bad network to a good server. */
class Page {
  socketOpen = true;
  luck: () => Luck = () => GOOD;
  refusal: ((text: string) => Problem | undefined) | undefined;
  prepare: (entry: Outgoing) => Promise<void> = async () => undefined;
  frames = 0;
  posts = 0;
  silences = 0;
  outbox!: Outbox;

  #alive = true;

  constructor(
    readonly world: World,
    readonly server: Server,
    readonly store: Store,
    readonly session: Store,
    readonly tabLocks: ReturnType<Browser["page"]>,
  ) {}

  async open(): Promise<this> {
    const { store, session, tabLocks } = this;
    const { environment: real } = this.world;
    // The timers of a page end with it; what it has sent goes on.
    const environment = { ...real, setTimeout: (run: () => void, ms: number) => real.setTimeout(() => this.#alive && run(), ms) };
    this.outbox = await Outbox.open({ environment, store, session, tabLocks, prefix: "box.", transport: this.#transport() });
    return this;
  }

  says(text: string): void {
    this.outbox.enqueue(CONVERSATION, "message", text, this.server.events.length);
  }

  pending(): string[] {
    return this.outbox.pending(CONVERSATION).map(({ text }) => text);
  }

  states(): string[] {
    return this.outbox.pending(CONVERSATION).map(({ state, code }) => (code ? `${state} ${code}` : state));
  }

  end(): void {
    this.#alive = false;
    this.tabLocks.end();
  }

  #answer(message: { sender: string; n: number; text: string }): { seq: number } {
    const refusal = this.refusal?.(message.text);
    if (refusal) throw refusal;
    return this.server.send(message);
  }

  #transport(): OutboxTransport {
    const later = (ms: number, run: () => void): void => void this.world.environment.setTimeout(run, ms);
    return {
      prepare: (entry) => this.prepare(entry),
      send: (frame) => {
        if (!this.socketOpen || frame.action !== "send") return false;
        this.frames += 1;
        const luck = this.luck();
        if (luck.arrives) later(luck.delayMs, () => this.#answerFrame(frame, luck));
        return true;
      },
      post: (entry: Outgoing) => {
        this.posts += 1;
        const luck = this.luck();
        return new Promise((resolve, reject) => {
          later(luck.delayMs, () => {
            try {
              const stored = luck.arrives ? this.#answer(entry) : undefined;
              if (!this.#alive) return;
              if (stored && luck.answered) resolve(stored);
              else reject(new Problem("unreachable", 0));
            } catch (problem) {
              if (this.#alive) reject(problem as Problem);
            }
          });
        });
      },
      events: async (_, after) => this.server.page({ after }),
      onSilence: () => void (this.silences += 1),
      onStored: () => undefined,
      onChange: () => undefined,
    };
  }

  #answerFrame(frame: { conversation: string; sender: string; n: number; text: string }, luck: Luck): void {
    const { conversation, sender, n } = frame;
    try {
      const { seq } = this.#answer(frame);
      if (luck.answered && this.#alive) this.outbox.receive({ type: "ack", conversation, sender, n, seq });
    } catch (problem) {
      if (luck.answered && this.#alive) this.#refuse(problem as Problem, { conversation, sender, n });
    }
  }

  #refuse({ code, retryAfterS }: Problem, ref: ErrorRef): void {
    this.outbox.receive({ type: "error", code: code as ProblemCode, ref, ...(retryAfterS && { retry_after_s: retryAfterS }) });
  }
}

let world: World;
let server: Server;
let browser: Browser;
let store: Store;

beforeEach(() => {
  world = new World();
  server = new Server();
  browser = new Browser();
  store = memoryStore();
});

const page = (session: Store = memoryStore()): Promise<Page> => new Page(world, server, store, session, browser.page()).open();

function copyOf(session: Store): Store {
  const copy = memoryStore();
  for (let index = 0; index < session.length; index += 1)
    copy.setItem(session.key(index) ?? "", session.getItem(session.key(index) ?? "") ?? "");
  return copy;
}

describe("an outbox", () => {
  it("sends one message of a conversation at a time, in the order they were written", async () => {
    const tab = await page();
    for (const text of ["one", "two", "three"]) tab.says(text);
    await tab.world.pass(9);
    expect(tab.frames).toBe(1);
    await tab.world.pass(100);
    expect(server.texts()).toEqual(["one", "two", "three"]);
    expect(tab.pending()).toEqual([]);
  });

  it("repeats after 5 s of silence, and goes over HTTP after two", async () => {
    const tab = await page();
    tab.luck = () => ({ ...GOOD, answered: tab.posts > 0 });
    tab.says("hello");
    await tab.world.pass(4_999);
    expect([tab.frames, tab.posts]).toEqual([1, 0]);
    await tab.world.pass(1);
    expect([tab.frames, tab.posts]).toEqual([2, 0]);
    await tab.world.pass(5_100);
    expect([tab.frames, tab.posts, tab.silences]).toEqual([2, 1, 2]);
    expect([server.texts(), tab.pending()]).toEqual([["hello"], []]);
  });

  it("goes over HTTP at once when there is no socket, and for notes", async () => {
    const tab = await page();
    tab.outbox.enqueue(CONVERSATION, "note", "a note", 0);
    await tab.world.pass(100);
    expect([tab.frames, tab.posts]).toEqual([0, 1]);
    tab.socketOpen = false;
    tab.says("hello");
    await tab.world.pass(100);
    expect([tab.frames, tab.posts]).toEqual([0, 2]);
  });

  it("says so when it cannot send, keeps the text, and sends it when the network is back", async () => {
    const tab = await page();
    tab.socketOpen = false;
    tab.luck = () => ({ ...GOOD, arrives: false });
    tab.says("hello");
    await tab.world.pass(10_000);
    expect(tab.states()).toEqual(["failed unreachable"]);
    tab.luck = () => GOOD;
    tab.outbox.retryAll();
    await tab.world.pass(100);
    expect([server.texts(), tab.pending()]).toEqual([["hello"], []]);
  });

  it("tries soon again after the network came back, however often it had failed before", async () => {
    const tab = await page();
    tab.socketOpen = false;
    tab.luck = () => ({ ...GOOD, arrives: false });
    tab.world.chance = () => 1;
    tab.says("hello");
    await tab.world.pass(600_000);
    // The server is still starting when the socket opens.
    tab.outbox.retryAll();
    await tab.world.pass(100);
    const before = tab.posts;
    await tab.world.pass(2_000);
    expect(tab.posts).toBe(before + 1);
    tab.luck = () => GOOD;
    await tab.world.pass(4_000);
    expect(server.texts()).toEqual(["hello"]);
  });

  it.each([
    ["a socket", true],
    ["HTTP", false],
  ])("waits as long as the server says that was told too many, over %s", async (_, socketOpen) => {
    const tab = await page();
    tab.socketOpen = socketOpen;
    tab.refusal = () => new Problem("too-many", 429, {}, 30);
    tab.says("hello");
    await tab.world.pass(1_000);
    const [entry] = tab.outbox.pending(CONVERSATION);
    expect([tab.frames + tab.posts, entry?.code, Math.round(((entry?.resumesAt ?? 0) - tab.world.time) / 1_000)]).toEqual([
      1,
      "too-many",
      29,
    ]);
    tab.refusal = undefined;
    // Looking at the page, or a new socket, is no reason to ask sooner.
    tab.outbox.retryAll();
    await tab.world.pass(28_000);
    expect(server.texts()).toEqual([]);
    await tab.world.pass(2_000);
    expect([server.texts(), tab.pending()]).toEqual([["hello"], []]);
  });

  it("lets a refused message wait for the person, and sends the others", async () => {
    const tab = await page();
    tab.refusal = (text) => (text === "bad" ? new Problem("invalid", 422) : undefined);
    for (const text of ["good", "bad", "better"]) tab.says(text);
    await tab.world.pass(1_000);
    expect([server.texts(), tab.states()]).toEqual([["good", "better"], ["failed invalid"]]);
    tab.refusal = undefined;
    tab.outbox.retry(tab.outbox.pending(CONVERSATION)[0]?.key ?? "");
    await tab.world.pass(1_000);
    expect([server.texts(), tab.pending()]).toEqual([["good", "better", "bad"], []]);
  });

  it("sends the others when one is given up", async () => {
    const tab = await page();
    tab.socketOpen = false;
    tab.luck = () => ({ ...GOOD, arrives: false });
    for (const text of ["one", "two"]) tab.says(text);
    await tab.world.pass(10_000);
    tab.outbox.discard(tab.outbox.pending(CONVERSATION)[0]?.key ?? "");
    tab.luck = () => GOOD;
    tab.outbox.retryAll();
    await tab.world.pass(40_000);
    expect([server.texts(), tab.pending()]).toEqual([["two"], []]);
  });

  it("begins afresh under a new sender when the server forgot it, without doubling what is stored", async () => {
    const tab = await page();
    tab.says("one");
    await tab.world.pass(100);
    tab.luck = () => ({ ...GOOD, answered: false });
    tab.says("two");
    tab.says("three");
    await tab.world.pass(1_000);
    server.forgetSenders();
    tab.luck = () => GOOD;
    await tab.world.pass(60_000);
    expect([server.texts(), tab.pending()]).toEqual([["one", "two", "three"], []]);
  });

  it("finds in the log what was stored so long ago that the server does not look for it", async () => {
    const tab = await page();
    server.searched = 16;
    tab.luck = () => ({ ...GOOD, answered: false });
    tab.says("one");
    await tab.world.pass(100);
    for (let count = 0; count < 250; count += 1) server.agentSays(`reply ${count}`);
    tab.luck = () => GOOD;
    tab.says("two");
    await tab.world.pass(60_000);
    expect([server.texts(), tab.pending()]).toEqual([["one", "two"], []]);
  });

  it("sees its own message in the log, however the acknowledgement went", async () => {
    const tab = await page();
    tab.luck = () => ({ ...GOOD, answered: false });
    tab.says("hello");
    await tab.world.pass(100);
    for (const stored of server.events) tab.outbox.observe(CONVERSATION, stored);
    await tab.world.pass(60_000);
    expect([tab.pending(), tab.frames, server.texts()]).toEqual([[], 1, ["hello"]]);
  });
});

describe("what waits for a conversation", () => {
  it("is moved to it and goes out in the order it was written", async () => {
    const tab = await page();
    let asked = 0;
    tab.prepare = async (entry) => {
      if (entry.conversation) return;
      asked += 1;
      if (asked === 1) throw new Problem("unreachable", 0);
      tab.outbox.move("", CONVERSATION);
      tab.says("three");
    };
    for (const text of ["one", "two"]) tab.outbox.enqueue("", "message", text, 0);
    await tab.world.pass(10_000);
    expect([server.texts(), tab.pending(), asked, tab.frames]).toEqual([["one", "two", "three"], [], 2, 3]);
  });

  it("leaves a refusal behind when it is moved away from it", async () => {
    const tab = await page();
    tab.refusal = () => new Problem("unauthenticated", 401);
    tab.outbox.enqueue("old", "message", "hello", 0);
    await settle();
    tab.outbox.move("old", CONVERSATION);
    await tab.world.pass(10);
    tab.refusal = undefined;
    await tab.world.pass(100);
    expect([server.texts(), tab.pending()]).toEqual([["hello"], []]);
  });
});

describe("the boxes of pages", () => {
  it("survive a reload under the same sender", async () => {
    const session = memoryStore();
    const first = await page(session);
    first.says("stored");
    await first.world.pass(100);
    first.luck = () => ({ ...GOOD, answered: false });
    first.says("stored, not answered");
    first.says("not sent");
    await first.world.pass(100);
    first.end();
    const second = await page(session);
    await second.world.pass(10_000);
    expect([server.texts(), second.pending()]).toEqual([["stored", "stored, not answered", "not sent"], []]);
    const senders = new Set(server.events.map(({ event }) => ("sender" in event ? event.sender : "")));
    expect(senders.size).toBe(1);
  });

  it("are not shared by a copied tab", async () => {
    const session = memoryStore();
    const first = await page(session);
    const second = await page(copyOf(session));
    first.says("from the first");
    second.says("from the second");
    await first.world.pass(100);
    expect(server.texts().sort()).toEqual(["from the first", "from the second"]);
    expect(new Set(server.events.map(({ event }) => ("sender" in event ? event.sender : ""))).size).toBe(2);
  });

  it("are taken over when their tab is closed, and only then", async () => {
    const first = await page();
    first.luck = () => ({ ...GOOD, arrives: false });
    first.says("left behind");
    const second = await page();
    await second.world.pass(100);
    expect(second.pending()).toEqual([]);
    first.end();
    await settle();
    await second.world.pass(100);
    expect([server.texts(), second.pending()]).toEqual([["left behind"], []]);
    expect(store.length).toBe(1);
  });
});

describe("whatever the network does", () => {
  const luck = fc.record({ arrives: fc.boolean(), answered: fc.boolean(), delayMs: fc.integer({ min: 0, max: 9_000 }) });
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant({ do: "say" as const, ms: 0 }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 20_000 }) }) },
    { weight: 1, arbitrary: fc.constant({ do: "reload" as const, ms: 0 }) },
    { weight: 1, arbitrary: fc.constant({ do: "new tab" as const, ms: 0 }) },
    { weight: 1, arbitrary: fc.constant({ do: "socket" as const, ms: 0 }) },
  );

  it("every message is stored once, those of one tab in the order they were written", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        fc.infiniteStream(luck),
        fc.constantFrom(Infinity, 0, 1, 4),
        async (steps, lucks, searched) => {
          [world, server, browser, store] = [new World(), new Server(), new Browser(), memoryStore()];
          server.searched = searched;
          const written = await live(steps, () => lucks.next().value as Luck);
          expect(server.texts().sort()).toEqual(written.flat().sort());
          for (const own of written) expect(server.texts().filter((text) => own.includes(text))).toEqual(own);
        },
      ),
      { numRuns: 150 },
    );
  });

  // Returns what was written, by tab.
  async function live(steps: { do: string; ms: number }[], luckOf: () => Luck): Promise<string[][]> {
    let session = memoryStore();
    const unlucky = async (): Promise<Page> => {
      const tab = await page(session);
      tab.luck = luckOf;
      return tab;
    };
    let tab = await unlucky();
    const written: string[][] = [[]];
    let count = 0;
    for (const { do: what, ms } of steps) {
      if (what === "pass") await tab.world.pass(ms);
      if (what === "socket") tab.socketOpen = !tab.socketOpen;
      if (what === "say") {
        count += 1;
        written.at(-1)?.push(`message ${count}`);
        tab.says(`message ${count}`);
      }
      if (what === "reload" || what === "new tab") {
        tab.end();
        if (what === "new tab") {
          session = memoryStore();
          written.push([]);
        }
        tab = await unlucky();
      }
    }
    tab.luck = () => GOOD;
    await tab.world.pass(120_000);
    expect(tab.pending()).toEqual([]);
    return written;
  }
});
