// @vitest-environment jsdom

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Status, WireEvent } from "../../protocol/src/index.ts";
import { CLOSED } from "../samples.ts";
import type { Visit } from "../visit/visit.ts";
import { Place } from "./place.ts";
import { loadPhrases } from "./words.ts";

const ASKS: WireEvent = { type: "message", side: "visitor", sender: "me", n: 1, text: "Hello?" };
const ANSWERS: WireEvent = { type: "message", side: "agent", name: "Aino", sender: "a", n: 1, text: "Hello" };
const JOINS: WireEvent = { type: "joined", name: "Aino" };
const REPLY: WireEvent = { type: "auto_reply", text: "All of us are busy." };

/** Somebody in a line, and what the server says of it. */
class Waiting {
  readonly queue = { ...CLOSED, open: true };
  seen = true;
  place: number | null = 3;
  down = false;
  /** The answer waits for it. */
  held: Promise<void> | undefined;
  readonly paths: string[] = [];
  readonly announced: string[] = [];
  readonly conversation: { id: string; status: Status; log: { events: { event: WireEvent }[] } };
  readonly view: Place;

  constructor(...events: WireEvent[]) {
    this.conversation = { id: "c1", status: "unassigned", log: { events: events.map((event) => ({ event })) } };
    const http = { call: (method: string, path: string) => this.#answer(`${method} ${path}`) };
    this.view = new Place({
      visit: { conversation: this.conversation, api: { http } } as unknown as Visit,
      queue: this.queue,
      isSeen: () => this.seen,
      keepEnd: (change) => change(),
      announce: (words) => void this.announced.push(words),
    });
    this.view.draw();
  }

  get words(): string | null {
    return this.view.element.textContent;
  }

  hears(event: WireEvent): void {
    this.conversation.log.events.push({ event });
    this.view.draw();
  }

  async #answer(call: string): Promise<unknown> {
    this.paths.push(call);
    const { place, down } = this;
    await this.held;
    if (down) throw new Error("no network");
    return { place };
  }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(async () => {
  vi.useFakeTimers();
  await loadPhrases();
});

afterEach(() => void vi.useRealTimers());

describe("the place in the line", () => {
  it("is asked for some seconds after the message was stored, and then every 30 s", async () => {
    const waiting = new Waiting(ASKS);
    await pass(2_000);
    expect([waiting.words, waiting.paths]).toEqual(["", []]);
    await pass(1_000);
    expect([waiting.words, waiting.paths]).toEqual(["You are number 3 in the line.", ["GET /v1/visitor/conversations/c1/place"]]);
    waiting.place = 1;
    for (let draws = 0; draws < 20; draws += 1) waiting.view.draw();
    await pass(29_000);
    expect(waiting.paths).toHaveLength(1);
    await pass(1_000);
    expect([waiting.words, waiting.paths.length]).toEqual(["You are next.", 2]);
  });

  it.each<[number | null, string]>([
    [1, "You are next."],
    [2, "You are number 2 in the line."],
    [99, "You are number 99 in the line."],
    [100, "More than ninety-nine people are before you in the line."],
    [null, ""],
  ])("%j is said in words", async (place, words) => {
    const waiting = new Waiting(ASKS);
    waiting.place = place;
    await pass(3_000);
    expect(waiting.words).toBe(words);
  });

  it("is announced when it changes, and not again when it does not", async () => {
    const waiting = new Waiting(ASKS);
    await pass(33_000);
    expect(waiting.announced).toEqual(["You are number 3 in the line."]);
    waiting.place = 2;
    await pass(30_000);
    expect(waiting.announced).toHaveLength(2);
    // A number that was not to be had for a while is not news when it is the same.
    waiting.down = true;
    await pass(30_000);
    expect(waiting.words).toBe("");
    waiting.down = false;
    await pass(30_000);
    expect([waiting.words, waiting.announced.length]).toEqual(["You are number 2 in the line.", 2]);
  });

  it.each<[string, Partial<Waiting["queue"]>, Status, WireEvent[]]>([
    ["has written nothing", { open: true }, "unassigned", []],
    ["was answered", { open: true }, "unassigned", [ASKS, ANSWERS]],
    ["was joined", { open: true }, "unassigned", [ASKS, JOINS]],
    ["was taken", { open: true }, "active", [ASKS]],
    ["has ended it", { open: true }, "resolved", [ASKS]],
    ["wrote to a closed queue", { open: false }, "unassigned", [ASKS]],
  ])("is never asked for where one %s", async (_, queue, status, events) => {
    const waiting = new Waiting();
    Object.assign(waiting.queue, queue);
    waiting.conversation.status = status;
    for (const event of events) waiting.hears(event);
    waiting.view.draw();
    await pass(120_000);
    expect([waiting.words, waiting.paths]).toEqual(["", []]);
  });

  it("goes as soon as somebody joins, and an automatic reply is nobody", async () => {
    const waiting = new Waiting(ASKS, REPLY);
    await pass(3_000);
    expect(waiting.words).toBe("You are number 3 in the line.");
    waiting.hears(JOINS);
    expect(waiting.words).toBe("");
    await pass(120_000);
    expect(waiting.paths).toHaveLength(1);
    // Who writes again waits again.
    waiting.hears(ASKS);
    await pass(3_000);
    expect([waiting.words, waiting.paths.length]).toEqual(["You are number 3 in the line.", 2]);
  });

  it("is not asked for while nobody looks, and once when somebody does again", async () => {
    const waiting = new Waiting(ASKS);
    await pass(3_000);
    waiting.seen = false;
    await pass(300_000);
    expect(waiting.paths).toHaveLength(1);
    waiting.seen = true;
    waiting.place = 1;
    for (let draws = 0; draws < 3; draws += 1) waiting.view.draw();
    await pass(3_000);
    expect([waiting.words, waiting.paths.length]).toEqual(["You are next.", 2]);
  });

  it("is asked for once at a time, and an answer that comes too late is not shown", async () => {
    const waiting = new Waiting(ASKS);
    let release = (): void => undefined;
    waiting.held = new Promise((resolve) => (release = resolve));
    await pass(3_000);
    for (let draws = 0; draws < 5; draws += 1) waiting.view.draw();
    await pass(120_000);
    expect(waiting.paths).toHaveLength(1);
    waiting.hears(ANSWERS);
    release();
    await pass(0);
    expect([waiting.words, waiting.announced]).toEqual(["", []]);
  });
});
