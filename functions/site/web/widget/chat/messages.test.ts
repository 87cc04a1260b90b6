// @vitest-environment jsdom

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveConversation, Outgoing, Status, WireEvent, WireNumbered } from "../../protocol/src/index.ts";
import { isComposed, withLinks } from "../shell/dom.ts";
import { load } from "../texts.ts";
import type { Drawn, Item } from "./messages.ts";
import { itemsOf, pendingItem, reconcile } from "./messages.ts";

let list: HTMLElement;
let drawn: Drawn;

const item = (id: string): Item => ({ id, draw: () => Object.assign(document.createElement("li"), { textContent: id }) });

const texts = (): (string | null)[] => [...list.children].map((node) => node.textContent);

function conversationOf(...events: WireEvent[]): LiveConversation {
  const stored = events.map((event, index): WireNumbered => ({ seq: index + 1, at: new Date().toISOString(), event }));
  return { log: { events: stored }, delivery: ({ seq }: WireNumbered) => (seq === 1 ? "seen" : "sent") } as unknown as LiveConversation;
}

const says = (text: string, n: number): WireEvent => ({ type: "message", side: "visitor", sender: "me", n, text });
const answers = (text: string): WireEvent => ({ type: "message", side: "agent", name: "Aino", sender: "a", n: 1, text });

const outgoing: Outgoing = {
  key: "k",
  conversation: "c",
  kind: "message",
  sender: "me",
  n: 1,
  text: "hello",
  after: 0,
  at: new Date().toISOString(),
  state: "failed",
  code: "unreachable",
};

beforeEach(async () => {
  list = document.createElement("ol");
  drawn = new Map();
  await load("en");
});

describe("a list", () => {
  it("touches nothing that did not change", async () => {
    reconcile(list, [item("a"), item("b")], drawn);
    const [a, b] = [...list.children];
    const changes = vi.fn();
    new MutationObserver(changes).observe(list, { childList: true, subtree: true, characterData: true });
    reconcile(list, [item("a"), item("b"), item("c")], drawn);
    await vi.waitFor(() => expect(changes).toHaveBeenCalledOnce());
    const [records] = changes.mock.calls[0] as [MutationRecord[]];
    expect(records.flatMap(({ addedNodes, removedNodes }) => [addedNodes.length, removedNodes.length])).toEqual([1, 0]);
    expect([list.children[0], list.children[1], list.children.length]).toEqual([a, b, 3]);
  });

  it("takes out, puts in between and changes places", () => {
    reconcile(list, [item("a"), item("b"), item("c")], drawn);
    reconcile(list, [item("x"), item("a"), item("y"), item("c")], drawn);
    expect(texts()).toEqual(["x", "a", "y", "c"]);
    reconcile(list, [item("c"), item("x")], drawn);
    expect(texts()).toEqual(["c", "x"]);
  });

  it("replaces only the state of a message, never its words", () => {
    const state = (words: string) => () => Object.assign(document.createElement("div"), { textContent: words });
    const message = (words: string): Item => ({
      id: "m",
      sign: words,
      drawState: state(words),
      draw: () => {
        const node = document.createElement("li");
        node.append(document.createElement("p"), state(words)());
        return node;
      },
    });
    reconcile(list, [message("Sending")], drawn);
    const words = list.querySelector("p");
    reconcile(list, [message("Sent")], drawn);
    expect([list.querySelector("p"), list.textContent]).toEqual([words, "Sent"]);
  });
});

describe("the items of a conversation", () => {
  it("are the day, the messages with their state, and what happened in words", () => {
    const conversation = conversationOf(
      says("The boiler leaks", 1),
      { type: "joined", name: "Aino" },
      answers("On our way"),
      { type: "status", status: "active", by: "agent" },
      { type: "status", status: "resolved", by: "agent" },
      says("Thanks", 2),
      { type: "status", status: "active", by: "visitor" },
    );
    reconcile(list, itemsOf(conversation, 3, "Demo"), drawn);
    const shown = [...list.children].map((node) => node.textContent?.replace(/\d+:\d+( [AP]M)?/, "12:00"));
    expect(shown).toEqual([
      "today",
      "You: The boiler leaks12:00Seen",
      "Aino joined the conversation",
      "New messages",
      "AinoOn our way12:00",
      "The conversation was closed. You can go on by writing again.",
      "You: Thanks12:00Sent",
      "The conversation goes on",
    ]);
  });

  it.each<[statuses: Status[], said: string[]]>([
    [["active", "resolved", "trashed"], ["closed"]],
    [["active", "trashed"], []],
    [["active", "trashed", "active"], []],
    [["resolved", "trashed", "resolved"], ["closed"]],
    [
      ["resolved", "trashed", "unassigned"],
      ["closed", "goes on"],
    ],
    [
      ["resolved", "active", "trashed"],
      ["closed", "goes on"],
    ],
    [
      ["resolved", "unassigned", "active", "resolved"],
      ["closed", "goes on", "closed"],
    ],
  ])("tell of %j only what changes for the visitor", (statuses, said) => {
    const events = statuses.map((status): WireEvent => ({ type: "status", status, by: "agent" }));
    reconcile(list, itemsOf(conversationOf(...events), undefined, "Demo"), drawn);
    const shown = texts()
      .slice(1)
      .map((words) => /closed|goes on/.exec(words ?? "")?.[0] ?? words);
    expect(shown).toEqual(said);
  });

  it("leave the direction of a message to its own words", () => {
    reconcile(list, itemsOf(conversationOf(says("שלום", 1)), undefined, "Demo"), drawn);
    const words = list.querySelector("[dir=auto]");
    expect([words?.textContent, list.querySelector("li.own")?.textContent?.startsWith("You: שלום")]).toEqual(["שלום", true]);
  });

  it("show an automatic reply as said by the site and by nobody, with links that can be followed", () => {
    const reply: WireEvent = { type: "auto_reply", text: "Meanwhile see https://shop.example/help." };
    const joined: WireEvent = { type: "joined", name: "Aino" };
    const shown = (site: string): (string | null)[] => {
      reconcile(
        list,
        itemsOf(conversationOf(says("Hello?", 1), joined, reply, answers("I am here"), answers("Now")), undefined, site),
        drawn,
      );
      return [...list.querySelectorAll(".name, li > .spoken")].map(({ textContent }) => textContent);
    };
    expect(shown("Harbour Bicycles")).toEqual(["You: ", "Harbour Bicycles · automatic reply", "Aino", "Aino: "]);
    const bubbles = [...list.querySelectorAll("li:not(.own) .bubble")];
    expect(bubbles.map(({ textContent }) => textContent)).toEqual([reply.text, "I am here", "Now"]);
    expect(bubbles[0]?.querySelector("a")?.href).toBe("https://shop.example/help");
  });

  it("show what was answered before the chat, which has no message", () => {
    const answers: WireEvent = { type: "submission", answers: { name: "Aino", order: "4711" } };
    reconcile(list, itemsOf(conversationOf(answers), undefined, "Demo"), drawn);
    expect(list.lastElementChild?.textContent).toBe("Aino · 4711");
    const talk = { bot: "help", version: 1, path: [] };
    const handedOver = { type: "submission", answers: {}, bot: talk } as WireEvent;
    const shown = itemsOf(conversationOf(handedOver, answers), undefined, "Demo");
    expect(shown).toHaveLength(2);
  });

  it("say in the place of words that were taken out that they are gone, and touch nothing else", () => {
    const [question, answer] = [says("My card is 4000", 1), answers("Never write that")];
    const form: WireEvent = { type: "submission", answers: { message: "Call me" } };
    reconcile(list, itemsOf(conversationOf(question, answer, form, says("Sorry", 2)), undefined, "Demo"), drawn);
    const last = list.lastElementChild;
    const gone = [
      { ...question, text: "" },
      { ...answer, text: "" },
      { ...form, answers: {} },
    ] as WireEvent[];
    reconcile(list, itemsOf(conversationOf(...gone, says("Sorry", 2), { type: "redacted", seq: 1, by: "Aino" }), undefined, "Demo"), drawn);
    const shown = [...list.children].map((node) => node.textContent?.replace(/\d+:\d+( [AP]M)?/, "12:00"));
    expect(shown).toEqual([
      "today",
      "You: Message removed12:00Seen",
      "AinoMessage removed12:00",
      "Your message: Message removed",
      "You: Sorry12:00Sent",
    ]);
    expect(list.lastElementChild).toBe(last);
  });

  it("keep the place of a message from sending to sent", () => {
    const actions = { retry: () => undefined, discard: () => undefined };
    const [stored] = itemsOf(conversationOf(says("hello", 1)), undefined, "Demo").slice(-1);
    expect(pendingItem({ ...outgoing, state: "sending" }, actions).id).toBe(stored?.id);
  });

  it("say why a message did not go, and let it be tried again or deleted", () => {
    const actions = { retry: vi.fn(), discard: vi.fn() };
    const node = pendingItem({ ...outgoing, code: "invalid" }, actions).draw();
    expect(node.textContent).toContain("Not sent. It was not accepted.");
    for (const button of node.querySelectorAll("button")) button.click();
    expect([actions.retry.mock.calls, actions.discard.mock.calls]).toEqual([[["k"]], [["k"]]]);
  });
});

describe("a message that is tried again by itself", () => {
  const actions = { retry: () => undefined, discard: () => undefined };
  const stateOf = (entry: Outgoing): HTMLElement => pendingItem(entry, actions).draw().lastElementChild as HTMLElement;

  it.each<Outgoing["code"]>(["unreachable", "unavailable", "internal", "too-many"])("waits and is no failure after %s", (code) => {
    const state = stateOf({ ...outgoing, code });
    expect([state.className, state.textContent?.endsWith("Waits for the connection"), state.querySelector("button")]).toEqual([
      "state sending",
      true,
      null,
    ]);
  });

  it("says in how many seconds it goes on, where the server has said so, and counts them down", () => {
    vi.useFakeTimers();
    const entry: Outgoing = { ...outgoing, code: "too-many", resumesAt: Date.now() + 30_000 };
    const signs = new Set<string | undefined>();
    for (const left of [30, 29, 1, 0, 0]) {
      expect(stateOf(entry).textContent).toContain(`Goes on in ${left} s`);
      signs.add(pendingItem(entry, actions).sign);
      vi.advanceTimersByTime(left === 29 ? 28_000 : 1_000);
    }
    expect(signs.size).toBe(4);
    vi.useRealTimers();
  });
});

describe("links", () => {
  const draw = (text: string): HTMLElement => {
    const element = document.createElement("p");
    element.append(...withLinks(text));
    return element;
  };

  it("lead where they say, and leave the sentence its full stop", () => {
    const element = draw("See https://example.com/a?b=1, and «https://example.org/довідка_(1)».");
    expect([...element.querySelectorAll("a")].map(({ href, textContent, rel }) => [href, textContent, rel])).toEqual([
      ["https://example.com/a?b=1", "https://example.com/a?b=1", "noopener noreferrer nofollow"],
      [
        "https://example.org/%D0%B4%D0%BE%D0%B2%D1%96%D0%B4%D0%BA%D0%B0_(1)",
        "https://example.org/довідка_(1)",
        "noopener noreferrer nofollow",
      ],
    ]);
    expect(element.textContent).toBe("See https://example.com/a?b=1, and «https://example.org/довідка_(1)».");
  });

  it.each(["<img src=x onerror=alert(1)>", "javascript:alert(1)", "http://example.org", "data:text/html,x", '"><script>alert(1)</script>'])(
    "are not made of %s",
    (text) => {
      const element = draw(text);
      expect([element.children.length, element.textContent]).toEqual([0, text]);
    },
  );
});

describe("a key", () => {
  it.each([
    ["while a word is put together", { isComposing: true, keyCode: 13 }, true],
    ["that ends a composition, as some browsers tell it", { isComposing: false, keyCode: 229 }, true],
    ["of its own", { isComposing: false, keyCode: 13 }, false],
  ])("%s", (_, key, composed) => expect(isComposed(new KeyboardEvent("keydown", { key: "Enter", ...key }))).toBe(composed));
});
