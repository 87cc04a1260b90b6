// @vitest-environment jsdom

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Status } from "../../protocol/src/index.ts";
import { Problem } from "../../protocol/src/index.ts";
import { load } from "../texts.ts";
import type { Visit } from "../visit/visit.ts";
import { Menu } from "./menu.ts";
import { loadPhrases } from "./words.ts";

/** A panel with a conversation, and what is asked of the server. */
class Page {
  readonly conversation = { id: "c1", status: "active" as Status | undefined, poll: vi.fn() };
  readonly visit = { conversation: this.conversation as object | undefined, api: { http: { call: vi.fn() } } };
  readonly announce = vi.fn();
  readonly setLoud = vi.fn();
  readonly dialog = document.createElement("dialog");
  readonly next = document.createElement("button");
  readonly menu: Menu;

  constructor() {
    const header = document.createElement("div");
    header.append(document.createElement("button"));
    this.dialog.append(header, this.next);
    this.dialog.open = true;
    document.body.replaceChildren(this.dialog);
    const { announce, setLoud } = this;
    this.menu = new Menu({ visit: this.visit as unknown as Visit, shell: { header, announce }, isLoud: () => false, setLoud });
    this.menu.draw(undefined);
  }

  get opener(): HTMLButtonElement {
    return this.dialog.querySelector("[aria-controls=menu]") as HTMLButtonElement;
  }

  get content(): HTMLElement {
    return this.dialog.querySelector("#menu") as HTMLElement;
  }

  press(name: string): void {
    const found = [...this.content.querySelectorAll("button")].find(({ textContent }) => textContent === name);
    if (!found) throw new Error(`no button ${name}`);
    found.click();
  }

  key(key: string): KeyboardEvent {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    return event;
  }
}

const focused = (): string | null | undefined => document.activeElement?.textContent;

beforeEach(async () => {
  await Promise.all([load("en"), loadPhrases()]);
});

describe("the menu of a conversation", () => {
  it.each<[Status | undefined, string[]]>([
    ["active", ["End chat"]],
    ["unassigned", []],
    ["resolved", []],
    ["trashed", []],
    [undefined, []],
  ])("offers an end while there can be one: %s", (status, buttons) => {
    const page = new Page();
    page.conversation.status = status;
    page.menu.draw(undefined);
    page.opener.click();
    expect([...page.content.querySelectorAll("button")].map(({ textContent }) => textContent)).toEqual(buttons);
  });

  it("is there with a conversation, and lets new messages be heard", () => {
    const page = new Page();
    page.conversation.status = "resolved";
    page.opener.click();
    const control = page.content.querySelector("[role=switch]") as HTMLInputElement;
    expect([control.labels?.[0]?.textContent, control.checked, document.activeElement]).toEqual(["Sound for new messages", false, control]);
    control.click();
    control.click();
    expect(page.setLoud.mock.calls).toEqual([[true], [false]]);
    page.visit.conversation = undefined;
    page.menu.draw(undefined);
    expect(page.opener.hidden).toBe(true);
  });

  it("asks before it ends the chat, goes on where the rating is, and says that it was closed", async () => {
    const page = new Page();
    page.opener.click();
    expect([page.opener.ariaExpanded, focused()]).toEqual(["true", "End chat"]);
    page.press("End chat");
    expect(page.content.querySelector("[role=group]")?.getAttribute("aria-labelledby")).toBe("end-question");
    expect([page.visit.api.http.call.mock.calls, focused()]).toEqual([[], "End chat"]);
    page.press("End chat");
    // A second press before the answer ends nothing twice.
    page.press("End chat");
    await vi.waitFor(() => expect(page.conversation.poll).toHaveBeenCalledOnce());
    expect(page.visit.api.http.call.mock.calls).toEqual([["POST", "/v1/visitor/conversations/c1/end", {}]]);
    expect(page.announce.mock.calls).toEqual([["The conversation was closed. You can go on by writing again."]]);
    expect([page.content.hidden, document.activeElement]).toEqual([true, page.opener]);
    page.conversation.status = "resolved";
    page.menu.draw(page.next);
    expect(document.activeElement).toBe(page.next);
  });

  it("takes the focus from nobody who went elsewhere meanwhile", async () => {
    const page = new Page();
    page.opener.click();
    page.press("End chat");
    page.press("End chat");
    await vi.waitFor(() => expect(page.conversation.poll).toHaveBeenCalledOnce());
    const search = document.body.appendChild(document.createElement("input"));
    search.focus();
    page.menu.draw(page.next);
    expect(document.activeElement).toBe(search);
  });

  it.each<[Problem, string]>([
    [new Problem("unreachable", 0), "There is no connection."],
    [new Problem("too-many", 429), "Too many messages in a short time. Wait a moment and try again."],
    [new Problem("internal", 500), "The service does not answer right now. Try again in a moment."],
  ])("says why it could not be ended, keeps it, and tries again: $code", async (problem, words) => {
    const page = new Page();
    page.visit.api.http.call.mockRejectedValueOnce(problem);
    page.opener.click();
    page.press("End chat");
    page.press("End chat");
    const alert = page.content.querySelector("[role=alert]");
    await vi.waitFor(() => expect(alert?.textContent).toBe(words));
    expect([page.content.hidden, focused(), page.conversation.poll.mock.calls]).toEqual([false, "End chat", []]);
    page.press("End chat");
    await vi.waitFor(() => expect(page.conversation.poll).toHaveBeenCalledOnce());
    page.opener.click();
    page.press("End chat");
    expect(page.content.querySelector("[role=alert]")?.textContent).toBe("");
  });

  it("closes with Escape alone, and gives the focus back", () => {
    const page = new Page();
    const heard = vi.fn();
    page.dialog.addEventListener("keydown", heard);
    page.opener.click();
    page.press("End chat");
    expect(page.key("Tab").defaultPrevented).toBe(false);
    expect(page.key("Escape").defaultPrevented).toBe(true);
    expect([page.content.hidden, page.opener.ariaExpanded, document.activeElement]).toEqual([true, "false", page.opener]);
    expect(heard).toHaveBeenCalledOnce();
    page.opener.click();
    page.press("End chat");
    page.press("Keep chatting");
    expect([page.content.hidden, document.activeElement, page.visit.api.http.call.mock.calls]).toEqual([true, page.opener, []]);
  });

  it("goes when an agent ends the chat first, and when the panel closes", () => {
    const page = new Page();
    page.opener.click();
    // The window changed its size, and the panel is open again.
    page.dialog.dispatchEvent(new Event("close"));
    expect(page.content.hidden).toBe(false);
    page.dialog.open = false;
    page.dialog.dispatchEvent(new Event("close"));
    expect(page.content.hidden).toBe(true);
    page.opener.click();
    page.press("End chat");
    page.conversation.status = "resolved";
    page.menu.draw(page.next);
    expect([page.content.hidden, page.opener.hidden, document.activeElement]).toEqual([true, false, page.opener]);
  });
});
