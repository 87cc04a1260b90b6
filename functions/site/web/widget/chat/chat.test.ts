// @vitest-environment jsdom

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { QueueSettings, SiteSettings, Status, WireEvent, WireNumbered } from "../../protocol/src/index.ts";
import { CLOSED, siteWith } from "../samples.ts";
import { load } from "../texts.ts";
import type { Visit } from "../visit/visit.ts";
import { VisitStorage } from "../visit/visit-storage.ts";
import { Chat } from "./chat.ts";

const OPEN: QueueSettings = { ...CLOSED, open: true };
const GREETING = "Write your message below. The answer comes here.";
const CLOSED_WORDS = "We are closed at the moment. Your message waits for us, and the answer comes here.";
const CHOICE = "You can keep waiting here or leave your e-mail address.";

interface Shown {
  /** Above the log. */
  intro: string | null;
  /** Beside the composer. */
  state: string | null;
  form: boolean;
}

interface Drawn {
  chat: Chat;
  shown(): Shown;
  /** What is announced when this is stored. */
  hear(event: WireEvent): string[];
}

function chatOf(queue: QueueSettings, texts: SiteSettings["texts"] = {}, begun: Status | false = false): Drawn {
  const log = { events: [] as WireNumbered[], hasOlder: false, last: 0 };
  const conversation = { log, status: begun, unread: [], tellRead: vi.fn(), delivery: () => "sent" };
  const visit = { pending: [], conversation: begun ? conversation : undefined } as unknown as Visit;
  const options = { visit, kept: new VisitStorage("demo"), site: siteWith(texts), queue, leaveMessage: vi.fn() };
  const announced: string[] = [];
  const chat = new Chat({ ...options, announce: (words) => void announced.push(words) });
  chat.draw();
  const find = (selector: string): HTMLElement => chat.element.querySelector(selector) as HTMLElement;
  const shown = (): Shown => ({
    intro: find(".intro").textContent,
    state: find(".offline").textContent,
    form: !find(".composer .link").hidden,
  });
  const hear = (event: WireEvent): string[] => {
    announced.length = 0;
    log.last += 1;
    log.events.push({ seq: log.last, at: new Date().toISOString(), event });
    chat.draw();
    return [...announced];
  };
  return { chat, shown, hear };
}

beforeEach(() => load("en"));

describe("the chat", () => {
  it.each<[string, QueueSettings, SiteSettings["texts"], Status | false, Shown]>([
    ["open", OPEN, {}, false, { intro: GREETING, state: "", form: true }],
    ["open", OPEN, { greeting: "Hello! How can we help?" }, false, { intro: "Hello! How can we help?", state: "", form: true }],
    ["closed", CLOSED, { greeting: "Hello!", closed: "Back in May." }, false, { intro: "Back in May.", state: "", form: true }],
    ["closed", CLOSED, { closed: "" }, false, { intro: CLOSED_WORDS, state: "", form: true }],
    ["waited for", CLOSED, {}, "unassigned", { intro: GREETING, state: `${CLOSED_WORDS} ${CHOICE}`, form: true }],
    ["waited for", CLOSED, { closed: "Back in May." }, "active", { intro: GREETING, state: `Back in May. ${CHOICE}`, form: true }],
    // What was resolved is not waited for.
    ["resolved", CLOSED, {}, "resolved", { intro: GREETING, state: "", form: true }],
  ])("of a queue that is %s says so in the words of the site or in ours", (_, queue, texts, begun, shown) => {
    expect(chatOf(queue, texts, begun).shown()).toEqual(shown);
  });

  it("offers no form that is not offered, and does not speak of it", () => {
    const form = { ...CLOSED.form, offered: false };
    expect(chatOf({ ...OPEN, form }).shown().form).toBe(false);
    expect(chatOf({ ...CLOSED, form }, {}, "unassigned").shown()).toEqual({ intro: GREETING, state: CLOSED_WORDS, form: false });
  });

  it("reads out what comes from the other side while one looks on, also an automatic reply, and nothing else", () => {
    const { chat, hear } = chatOf(OPEN, {}, "unassigned");
    const message = { type: "message", sender: "s", n: 1 } as const;
    hear({ ...message, side: "visitor", text: "Hello?" });
    chat.show(true);
    expect(hear({ type: "auto_reply", text: "Nobody is free yet." })).toEqual(["Demo · automatic reply: Nobody is free yet."]);
    expect(hear({ ...message, side: "agent", name: "Aino", text: "Here I am." })).toEqual(["Aino: Here I am."]);
    expect(hear({ ...message, side: "visitor", text: "Good." })).toEqual([]);
    expect(hear({ type: "joined", name: "Aino" })).toEqual([]);
    expect(hear({ ...message, side: "agent", text: "" })).toEqual([]);
    chat.show(false);
    expect(hear({ type: "auto_reply", text: "Again." })).toEqual([]);
  });

  it("keeps who waits, and what is typed, when the queue closes and opens", () => {
    const queue = { ...OPEN, here: true };
    const { chat, shown } = chatOf(queue, {}, "unassigned");
    const input = chat.element.querySelector("textarea") as HTMLTextAreaElement;
    input.value = "Are you still";
    expect(shown().state).toBe("");
    Object.assign(queue, { open: false });
    chat.draw();
    expect([shown().state, input.value]).toEqual([`${CLOSED_WORDS} ${CHOICE}`, "Are you still"]);
    Object.assign(queue, { open: true });
    chat.draw();
    expect([shown().state, input.value, chat.element.querySelector("textarea")]).toEqual(["", "Are you still", input]);
  });
});
