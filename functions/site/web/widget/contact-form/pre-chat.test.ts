// @vitest-environment jsdom

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FieldError, FormField, QueueSettings } from "../../protocol/src/index.ts";
import { CLOSED, field, siteWith } from "../samples.ts";
import type { View } from "../shell/shell.ts";
import { load } from "../texts.ts";
import { VisitStorage } from "../visit/visit-storage.ts";
import type { PreChatOptions } from "./pre-chat.ts";
import { questionsBeforeChat } from "./pre-chat.ts";
import { loadRules } from "./rules.ts";
import { loadWords } from "./words.ts";

const FIELDS: FormField[] = [field("name", "text", { required: true }), field("order", "number", { label: "Order" })];
const chat: View = { element: document.createElement("div"), focus: () => undefined };
const show = vi.fn();
const moveOn = vi.fn();
const visit: { queue?: string; unfit?: FieldError[] } = {};

let kept: VisitStorage;
let queue: QueueSettings;
let view: View;

function ask(pre_chat = FIELDS, prefilled: Record<string, unknown> = {}, refused?: FieldError[]): void {
  kept = new VisitStorage("demo");
  queue = { ...CLOSED, open: true, here: true, pre_chat };
  const site = siteWith({ greeting: "Welcome to the harbour." });
  Object.assign(visit, { queue: refused && "support", unfit: refused });
  const options = { site, queue, kept, prefilled, visit: visit as PreChatOptions["visit"], leaveMessage: vi.fn(), show, toChat: moveOn };
  view = questionsBeforeChat({ ...options, chat: () => chat });
  document.body.replaceChildren(view.element);
}

const find = <Found extends Element = HTMLInputElement>(selector: string): Found => view.element.querySelector(selector) as Found;
const start = (): HTMLButtonElement => find("button.primary");

function type(name: string, value: string): void {
  find(`#ask-${name}`).value = value;
  find(`#ask-${name}`).dispatchEvent(new Event("input", { bubbles: true }));
}

beforeEach(async () => {
  localStorage.clear();
  show.mockReset();
  moveOn.mockReset();
  await load("en");
  await Promise.all([loadWords(), loadRules()]);
});

describe("questions before a chat", () => {
  it("stand under the greeting and say what is missing", () => {
    ask();
    expect(find(".intro").textContent).toBe("Welcome to the harbour.\nTell us a little first, then the chat starts.");
    expect([start().disabled, find("#needs").textContent, start().textContent]).toEqual([true, "Still needed: Name", "Start chat"]);
    type("name", "Aino");
    expect([start().disabled, find("#needs").textContent]).toEqual([false, ""]);
  });

  it("lead to the chat, and their answers are kept for its first message", () => {
    ask();
    type("name", " Aino ");
    expect(kept.get("answers")).toEqual({ queue: "support", fields: { name: " Aino ", order: "" }, done: false });
    start().click();
    expect(show.mock.calls).toEqual([[chat]]);
    expect(kept.get("answers")).toEqual({ queue: "support", fields: { name: "Aino" }, done: true });
  });

  it("are filled in with what was typed before, else with what the page knows", () => {
    ask(FIELDS, { name: "Kalle", order: 7 });
    expect([find("#ask-name").value, find("#ask-order").value]).toEqual(["Kalle", "7"]);
    type("name", "Aino");
    ask(FIELDS, { name: "Kalle", order: 7 });
    expect([find("#ask-name").value, find("#ask-order").value]).toEqual(["Aino", "7"]);
  });

  it("are not shown where the page answers all of them", () => {
    ask([field("plan", "text", { hidden: true })], { plan: "gold" });
    expect(view).toBe(chat);
    expect(kept.get("answers")).toEqual({ queue: "support", fields: { plan: "gold" }, done: true });
  });

  it("show what the server refused, and begin there", () => {
    ask(FIELDS, { name: "Aino", order: "7" }, [{ pointer: "/answers/order", code: "invalid" }]);
    view.focus();
    expect(find("#ask-order-error").textContent).toBe("Give a number, for example 12.5.");
    expect(document.activeElement).toBe(find("#ask-order"));
    expect(find("[role=alert]").textContent).toContain("Your message is kept");
    type("order", "8");
    expect(find("#ask-order-error").textContent).toBe("");
  });

  it("offer the form to a visitor who finds nobody", () => {
    ask();
    const instead = (): boolean => find<HTMLButtonElement>("button.link").hidden;
    expect(instead()).toBe(true);
    queue.here = false;
    view.draw?.();
    expect(instead()).toBe(false);
    queue.form = { ...queue.form, offered: false };
    view.draw?.();
    expect(instead()).toBe(true);
  });

  it.each([
    ["the queue closes", () => Object.assign(queue, { open: false })],
    ["the chat begins in another tab", () => Object.assign(visit, { queue: "support" })],
  ])("make way when %s, and not for a chat with others", (_, happens) => {
    ask();
    Object.assign(visit, { queue: "sales" });
    view.draw?.();
    expect(moveOn).not.toHaveBeenCalled();
    happens();
    view.draw?.();
    expect(moveOn).toHaveBeenCalledOnce();
  });

  it("stay when the server refused the answers of a queue that has closed meanwhile", () => {
    ask(FIELDS, {}, [{ pointer: "/answers/order", code: "invalid" }]);
    queue.open = false;
    view.draw?.();
    expect(moveOn).not.toHaveBeenCalled();
  });
});
