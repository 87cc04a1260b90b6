// @vitest-environment jsdom

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { BotDefinition, BotTalk, QueueSettings } from "../../protocol/src/index.ts";
import { Problem } from "../../protocol/src/index.ts";
import * as away from "../away.ts";
import { Field } from "../contact-form/field.ts";
import type { FormOptions } from "../contact-form/form.ts";
import { Form } from "../contact-form/form.ts";
import { loadRules, readAnswer } from "../contact-form/rules.ts";
import { loadWords, say } from "../contact-form/words.ts";
import { CLOSED, field, STANDARD, siteWith } from "../samples.ts";
import { load } from "../texts.ts";
import { VisitStorage } from "../visit/visit-storage.ts";
import { Bot } from "./bot.ts";

vi.mock("../shell/looks.ts", () => ({ dress: vi.fn() }));

const DEFINITION: BotDefinition = {
  v: 1,
  start: "hello",
  name: { en: "Help desk" },
  steps: {
    hello: {
      say: { en: "How can we help? https://shop.example/help" },
      choices: [
        { id: "hours", label: { en: "Opening hours" }, to: "hours" },
        { id: "order", label: { en: "My order" }, to: "order", set: { topic: "Orders" } },
        { id: "person", label: { en: "Talk now" }, to: "person", when: "open" },
        { id: "sales", label: { en: "Sales" }, to: "write", queue: "sales" },
        { id: "bye", label: { en: "Nothing" }, to: "bye" },
      ],
    },
    hours: { say: { en: "We are here:" }, show: "hours", choices: [{ id: "back", label: { en: "Something else" }, to: "hello" }] },
    order: { say: { en: "Let me look." }, ask: { field: "order", kind: "number", label: { en: "Order number" } }, to: "paid" },
    paid: { ask: { field: "paid", kind: "yes_no", label: { en: "Is it paid?" } }, to: "write" },
    person: { hand_over: {} },
    write: { say: { en: "Write to us." }, form: { ask: ["message", "email"] } },
    bye: { say: { en: "Glad to help." }, end: true },
  },
};

let queue: QueueSettings;
let sales: QueueSettings;
let kept: VisitStorage;
let bot: Bot;
const send = vi.fn();
const toChat = vi.fn();
const show = vi.fn();
const leaveMessage = vi.fn<(more: Partial<FormOptions>) => void>();

const site = () => siteWith({}, [queue, sales]);

async function open(version = 1): Promise<void> {
  kept = new VisitStorage("demo");
  Object.assign(queue, { bot: { bot: "help", version, definition: DEFINITION } });
  const visit = { send };
  bot = new Bot({ site: site(), queue, kept, visit, prefilled: {}, kit: { Field, readAnswer, say }, away, show, toChat, leaveMessage });
  document.body.replaceChildren(bot.element);
  bot.draw();
}

const buttons = (): (string | null)[] => [...bot.element.querySelectorAll("[role=group] button")].map(({ textContent }) => textContent);
const said = (): string[] => [...bot.element.querySelectorAll("li")].map(({ textContent }) => textContent ?? "");
const press = (words: string): void => {
  const found = [...bot.element.querySelectorAll("button")].find(({ textContent }) => textContent === words);
  if (!found) throw new Error(`no button ${words}`);
  found.focus();
  found.click();
};
const answer = (value: string): void => {
  const control = bot.element.querySelector<HTMLInputElement>("form input, form textarea") as HTMLInputElement;
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.form?.requestSubmit();
};

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  for (const mock of [send, toChat, show, leaveMessage]) mock.mockReset();
  const form = { offered: true, fields: STANDARD, topics: ["Orders"], consent: null };
  const hours = [{ day: 1, opens: "09:00", closes: "16:30" }];
  queue = { ...CLOSED, offline: "bot", hours, form, bot: null };
  sales = { ...CLOSED, queue: "sales", name: "Sales" };
  await load("en");
  await Promise.all([loadWords(), loadRules()]);
  await open();
});

describe("a bot", () => {
  it("says and offers what its definition says, and what is wanted now", () => {
    expect([said(), buttons()]).toEqual([
      ["How can we help? https://shop.example/help"],
      ["Opening hours", "My order", "Sales", "Nothing"],
    ]);
    expect(bot.element.querySelector<HTMLAnchorElement>("li a")?.href).toBe("https://shop.example/help");
    queue.open = true;
    bot.draw();
    expect(buttons()).toEqual(["Opening hours", "My order", "Talk now", "Sales", "Nothing"]);
  });

  it("goes where one presses, shows it, and moves the focus to what it says next", () => {
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
    press("Opening hours");
    expect(said().slice(1)).toEqual(["You: Opening hours", expect.stringContaining("Monday")]);
    expect(document.activeElement).toBe(bot.element.querySelector("li:last-child"));
    const group = bot.element.querySelector("[role=group]");
    expect(bot.element.querySelector(`#${group?.getAttribute("aria-labelledby")}`)?.textContent).toBe("We are here:");
    press("Something else");
    press("Back");
    expect(buttons()).toEqual(["Something else"]);
    press("Back");
    expect([said().length, document.activeElement?.textContent]).toEqual([1, "How can we help? https://shop.example/help"]);
  });

  it("takes no focus when a queue opens", () => {
    document.body.append(document.createElement("input"));
    document.querySelector("input:last-child");
    const outside = document.body.lastElementChild as HTMLInputElement;
    outside.focus();
    queue.open = true;
    bot.draw();
    expect(document.activeElement).toBe(outside);
  });

  it("goes on after a reload, unless another version is there", async () => {
    press("Opening hours");
    await open();
    expect(buttons()).toEqual(["Something else"]);
    await open(2);
    expect(buttons()[0]).toBe("Opening hours");
  });

  it.each([
    "null",
    "7",
    '"x"',
    "{",
    '{"bot":"help","version":1,"path":7}',
    '{"bot":"help","version":1,"path":[null]}',
    '{"bot":"help","version":1,"path":[{"step":"hello","choice":"nothing"}]}',
  ])("begins anew where the tab keeps %s", async (json) => {
    sessionStorage.setItem("doorbell.demo.talk", json);
    await open();
    expect([said().length, buttons()[0]]).toEqual([1, "Opening hours"]);
  });

  it("reads answers as forms do, and says what is wrong with one", () => {
    press("My order");
    answer("many");
    expect(bot.element.querySelector("#ask-order-error")?.textContent).toBe("Give a number, for example 12.5.");
    answer("12,5");
    expect(said().slice(2)).toEqual(["Let me look.\nOrder number", "You: 12,5", "Is it paid?"]);
    expect(kept.get("draft")).toBeUndefined();
    bot.element.querySelector<HTMLInputElement>("[value=no]")?.click();
    press("Send");
    expect(said().slice(5)).toEqual(["You: No", "Write to us."]);
  });

  it("ends where it has nothing more to say, with a way back", () => {
    press("Nothing");
    expect([said().at(-1), buttons()]).toEqual(["Glad to help.", []]);
    press("Back");
    expect(buttons()).toContain("Nothing");
  });

  it("keeps what is typed over a reload", async () => {
    const line = bot.element.querySelector("textarea") as HTMLTextAreaElement;
    line.value = "The chain";
    line.dispatchEvent(new Event("input", { bubbles: true }));
    await open();
    expect(bot.element.querySelector("textarea")?.value).toBe("The chain");
  });
});

describe("the end of a bot", () => {
  const talk = (): BotTalk | undefined => leaveMessage.mock.lastCall?.[0].bot?.talk;

  it("is a form with what the bot asks, and knows what was answered", () => {
    press("My order");
    answer("12,5");
    bot.element.querySelector<HTMLInputElement>("[value=yes]")?.click();
    press("Send");
    const { queue: asked, prefilled, bot: led } = leaveMessage.mock.lastCall?.[0] ?? {};
    expect(asked?.form.fields.filter(({ hidden }) => !hidden)).toEqual([STANDARD[0], STANDARD[2]]);
    expect([asked?.form.topics, prefilled]).toEqual([[], { topic: "Orders", order: "12.5", paid: "yes" }]);
    expect(led?.intro).toBe("Write to us.");
    expect(talk()).toEqual({
      bot: "help",
      version: 1,
      path: [
        { step: "hello", choice: "order" },
        { step: "order", answered: "12,5" },
        { step: "paid", answered: "yes" },
      ],
    });
    queue.open = true;
    expect(asked?.open).toBe(true);
  });

  it("may be the form of another queue", () => {
    press("Sales");
    expect(leaveMessage.mock.lastCall?.[0].queue?.queue).toBe("sales");
  });

  it("is the chat where somebody is there", () => {
    queue.open = true;
    bot.draw();
    press("Talk now");
    expect(toChat.mock.calls).toEqual([[queue]]);
    expect(kept.get("answers")).toEqual({
      queue: "support",
      fields: {},
      done: true,
      bot: { bot: "help", version: 1, path: [{ step: "hello", choice: "person" }] },
    });
  });

  it("leaves the questions before a chat to themselves", () => {
    Object.assign(queue, { open: true, pre_chat: [field("name", "text")] });
    bot.draw();
    press("Talk now");
    expect([toChat.mock.calls.length, kept.get("answers")]).toEqual([1, undefined]);
  });
});

describe("a visitor who does not choose", () => {
  it("can leave a message at once, and comes back", () => {
    press("Opening hours");
    press("Leave a message");
    const more = leaveMessage.mock.lastCall?.[0];
    expect([more?.bot, more?.queue]).toEqual([undefined, undefined]);
    more?.toChat?.();
    expect(show.mock.calls).toEqual([[bot]]);
  });

  it("finds what is offered already only once", () => {
    const words = (): (string | null)[] => [...bot.element.querySelectorAll(".link")].map(({ textContent }) => textContent);
    expect(words()).toEqual([]);
    press("Opening hours");
    queue.open = true;
    bot.draw();
    expect(words()).toEqual(["Back", "Talk to a person", "Leave a message"]);
    press("Something else");
    expect(words()).toEqual(["Back", "Start again"]);
    press("Start again");
    expect([words(), said().length]).toEqual([[], 1]);
  });

  it("has written the message already", () => {
    answer(" The chain slips ");
    expect([leaveMessage.mock.calls.length, kept.get("form")?.fields, kept.get("draft")]).toEqual([
      1,
      { message: "The chain slips" },
      undefined,
    ]);
  });

  it("writes to those who are there", () => {
    queue.open = true;
    bot.draw();
    answer("The chain slips");
    expect([send.mock.calls, toChat.mock.calls.length]).toEqual([[["support", "The chain slips"]], 1]);
  });
});

it("loses no message when the server does not know the way to it", async () => {
  const submit = vi.fn().mockRejectedValueOnce(new Problem("invalid", 422, { errors: [{ pointer: "/bot/version", code: "invalid" }] }));
  press("My order");
  answer("12");
  bot.element.querySelector<HTMLInputElement>("[value=no]")?.click();
  press("Send");
  Object.assign(queue.form, { topics: [], fields: [...STANDARD, field("order", "text", { label: "Order" })] });
  const more = leaveMessage.mock.lastCall?.[0] as Partial<FormOptions>;
  let shown: Form | undefined;
  const options = { site: site(), queue, api: { submit }, kept, prefilled: {}, hours: false, submitted: vi.fn() };
  const form = new Form({ ...options, show: (view: Form) => void (shown = view), ...more } as unknown as FormOptions);
  const type = (name: string, value: string): void => {
    const control = form.element.querySelector(`#ask-${name}`) as HTMLInputElement;
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
  type("message", "Where is it?");
  type("email", "aino@example.com");
  type("name", "Aino");
  document.body.replaceChildren(form.element);
  form.element.querySelector<HTMLButtonElement>("button.primary")?.click();
  await vi.waitFor(() => expect(shown).toBeDefined());
  expect(submit.mock.calls[0]?.[2]).toMatchObject({ answers: { message: "Where is it?" }, bot: { bot: "help", version: 1 } });
  document.body.replaceChildren(shown?.element as HTMLElement);
  const value = (name: string): string | undefined => shown?.element.querySelector<HTMLInputElement>(`#ask-${name}`)?.value;
  expect([value("message"), value("email"), value("order")]).toEqual(["Where is it?", "aino@example.com", "12"]);
  expect(shown?.element.querySelector("[role=alert]")?.textContent).toContain("not sent");
  submit.mockResolvedValueOnce({ conversation: "c" });
  shown?.element.querySelector<HTMLButtonElement>("button.primary")?.click();
  await vi.waitFor(() => expect(submit).toHaveBeenCalledTimes(2));
  expect(submit.mock.calls[1]?.[2].bot).toBeUndefined();
});
