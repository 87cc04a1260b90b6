// @vitest-environment jsdom

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Status, WireEvent } from "../../protocol/src/index.ts";
import { Problem } from "../../protocol/src/index.ts";
import { CLOSED } from "../samples.ts";
import { load } from "../texts.ts";
import type { Visit } from "../visit/visit.ts";
import { VisitStorage } from "../visit/visit-storage.ts";
import { Address } from "./address.ts";
import { loadPhrases } from "./words.ts";

const ASKS: WireEvent = { type: "message", side: "visitor", sender: "me", n: 1, text: "Hello?" };
const ANSWERS: WireEvent = { type: "message", side: "agent", name: "Aino", sender: "a", n: 1, text: "Hello" };
const JOINS: WireEvent = { type: "joined", name: "Aino" };
const REPLY: WireEvent = { type: "auto_reply", text: "All of us are busy." };
const form = (answers: Record<string, string>): WireEvent => ({ type: "submission", answers });
const QUESTION = "Leave your e-mail in case we are cut off";

/** Somebody who has written, and what is asked of the server. */
class Waiting {
  readonly queue = { ...CLOSED, open: true };
  readonly conversation: { id: string; status: Status; log: { events: { at: string; event: WireEvent }[]; hasOlder: boolean } };
  readonly call = vi.fn();
  readonly announce = vi.fn();
  readonly focusChat = vi.fn();
  readonly view: Address;

  constructor(events: WireEvent[], { status = "unassigned" as Status, hasOlder = false, open = true, skew_ms = 0 } = {}) {
    const at = new Date(Date.now() + skew_ms).toISOString();
    this.conversation = { id: "c1", status, log: { events: events.map((event) => ({ at, event })), hasOlder } };
    this.queue.open = open;
    this.view = this.again();
  }

  /** The chat of another page, or after another view. */
  again(): Address {
    const view = new Address({
      visit: { conversation: this.conversation, api: { http: { call: this.call } } } as unknown as Visit,
      kept: new VisitStorage("demo"),
      queue: this.queue,
      isSeen: () => true,
      keepEnd: (change) => change(),
      announce: this.announce,
      focusChat: this.focusChat,
    });
    document.body.replaceChildren(view.element);
    view.draw();
    return view;
  }

  hears(event: WireEvent): void {
    this.conversation.log.events.push({ at: new Date().toISOString(), event });
    this.view.draw();
  }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const line = (): HTMLInputElement | null => document.querySelector("input");
const said = (): string | null | undefined => document.querySelector("[role=alert]")?.textContent;

async function answer(email: string): Promise<void> {
  (line() as HTMLInputElement).value = email;
  press("Send");
  await vi.dynamicImportSettled();
  await pass(0);
}

function press(name: string): void {
  const found = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name);
  found?.focus();
  found?.click();
}

beforeEach(async () => {
  vi.useFakeTimers();
  localStorage.clear();
  await Promise.all([load("en"), loadPhrases()]);
});

afterEach(() => void vi.useRealTimers());

describe("the question for an address", () => {
  it.each<[string, WireEvent[]]>([
    ["one message", [ASKS]],
    ["questions without an address", [form({ name: "Aino" }), ASKS]],
    ["an automatic reply, which is nobody's", [ASKS, REPLY]],
  ])("comes 20 s after %s, is announced once, and takes no focus", async (_, events) => {
    const waiting = new Waiting(events);
    await pass(19_000);
    expect(line()).toBeNull();
    for (let draws = 0; draws < 5; draws += 1) waiting.view.draw();
    await pass(1_000);
    expect(document.querySelector("label")?.textContent).toBe(QUESTION);
    expect([waiting.announce.mock.calls, document.activeElement]).toEqual([[[QUESTION]], document.body]);
  });

  it.each<[string, WireEvent[], object]>([
    ["nothing is written", [], {}],
    ["an address is known", [form({ email: "aino@example.com" }), ASKS], {}],
    ["somebody has answered", [ASKS, ANSWERS], {}],
    ["somebody has joined", [ASKS, JOINS], {}],
    ["the chat has ended", [ASKS], { status: "resolved" }],
    ["the chat is so long that its beginning is not read", [ASKS], { hasOlder: true }],
    ["a closed queue offers its form", [ASKS], { open: false }],
  ])("never comes where %s", async (_, events, more) => {
    new Waiting(events, more);
    await pass(120_000);
    expect(line()).toBeNull();
  });

  it("does not come when somebody answers in time, and stays when somebody does while one types", async () => {
    const early = new Waiting([ASKS]);
    await pass(10_000);
    early.hears(ANSWERS);
    await pass(120_000);
    expect(line()).toBeNull();
    const late = new Waiting([ASKS]);
    await pass(20_000);
    (line() as HTMLInputElement).value = "aino@";
    late.hears(ANSWERS);
    expect(line()?.value).toBe("aino@");
    late.conversation.status = "resolved";
    late.view.draw();
    expect(line()).toBeNull();
  });

  it.each([-3_600_000, 3_600_000])("comes in time also where the server's clock is %d ms off", async (skew_ms) => {
    new Waiting([ASKS], { skew_ms });
    await pass(20_000);
    expect(line()).not.toBeNull();
  });

  it("sends the address, thanks, and asks no more in this conversation", async () => {
    const waiting = new Waiting([ASKS]);
    await pass(20_000);
    await answer("  aino@example.com ");
    expect(waiting.call.mock.calls).toEqual([["PUT", "/v1/visitor/conversations/c1/contact", { email: "aino@example.com" }]]);
    expect(document.body.textContent).toBe("Thank you. If we are cut off, we will write to aino@example.com.");
    expect(waiting.focusChat).toHaveBeenCalledOnce();
    waiting.again();
    await pass(120_000);
    expect(line()).toBeNull();
    waiting.conversation.id = "c2";
    waiting.again();
    await pass(20_000);
    expect(line()).not.toBeNull();
  });

  it("can be declined, once for all", async () => {
    const waiting = new Waiting([ASKS]);
    await pass(20_000);
    press("Not now");
    expect([document.body.textContent, waiting.call.mock.calls.length]).toEqual(["", 0]);
    expect(waiting.focusChat).toHaveBeenCalledOnce();
    for (const view of [waiting.view, waiting.again()]) view.draw();
    await pass(120_000);
    expect(line()).toBeNull();
  });

  it.each(["", "aino", "aino@", "@example.com", "aino@example", "a b@example.com", `${"a".repeat(300)}@example.com`])(
    "says at the field that %j is no address, and asks nobody else",
    async (email) => {
      const waiting = new Waiting([ASKS]);
      await pass(20_000);
      await answer(email);
      expect([said(), line()?.ariaInvalid, document.activeElement]).toEqual(["Check the e-mail address.", "true", line()]);
      expect(line()?.getAttribute("aria-describedby")).toBe(document.querySelector("[role=alert]")?.id);
      expect(waiting.call).not.toHaveBeenCalled();
    },
  );

  it.each<[Problem, string, string]>([
    [new Problem("invalid", 422), "Check the e-mail address.", "true"],
    [new Problem("unreachable", 0), "There is no connection.", "false"],
    [new Problem("unavailable", 503), "The service does not answer right now. Try again in a moment.", "false"],
  ])("keeps what was typed when the server does not take it: $code", async (problem, words, invalid) => {
    const waiting = new Waiting([ASKS]);
    waiting.call.mockRejectedValueOnce(problem);
    await pass(20_000);
    await answer("aino@example.com");
    expect([said(), line()?.value, line()?.ariaInvalid]).toEqual([words, "aino@example.com", invalid]);
    await answer("aino@example.com");
    expect(document.body.textContent).toContain("Thank you.");
  });

  it("goes, and says so, when another address is known already", async () => {
    const waiting = new Waiting([ASKS]);
    waiting.call.mockRejectedValueOnce(new Problem("conflict", 409));
    await pass(20_000);
    await answer("aino@example.com");
    const words = "We already have an e-mail address of yours.";
    expect([document.body.textContent, waiting.announce.mock.lastCall]).toEqual([words, [words]]);
    waiting.again();
    await pass(120_000);
    expect(line()).toBeNull();
  });
});
