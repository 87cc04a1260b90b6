// @vitest-environment jsdom

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { QueueSettings, SiteSettings } from "../../protocol/src/index.ts";
import { CLOSED, siteWith } from "../samples.ts";
import { load } from "../texts.ts";
import { chooseQueue, closedView } from "./closed.ts";

beforeEach(() => load("en"));

const texts = (within: ParentNode, selector: string): (string | null)[] =>
  [...within.querySelectorAll(selector)].map(({ textContent }) => textContent);

describe("a closed queue without a form at once", () => {
  const shown = (queue: QueueSettings, own: SiteSettings["texts"] = {}): HTMLElement =>
    closedView(siteWith(own), queue, vi.fn(), vi.fn()).element;

  it.each<[SiteSettings["texts"], boolean, (string | null)[]]>([
    [{ closed: "Back in May." }, true, ["Back in May.", "Leave a message"]],
    [{ closed: "" }, true, ["Closed at the moment", "Leave a message"]],
    [{}, false, ["Closed at the moment"]],
  ])("says so in the words of the site, and offers the form where there is one: %j, %s", (own, offered, words) => {
    expect(texts(shown({ ...CLOSED, form: { ...CLOSED.form, offered } }, own), "p, button")).toEqual(words);
  });

  it("names other ways, which can be followed", () => {
    const element = shown({
      ...CLOSED,
      contacts: [
        { kind: "email", text: "help@shop.example" },
        { kind: "phone", text: "+358 9 123 4567" },
        { kind: "link", text: "https://shop.example/help" },
        { kind: "place", text: "Aleksanterinkatu 1, Helsinki" },
      ],
    });
    expect(texts(element, "h3")).toEqual(["Other ways to reach us"]);
    expect([...element.querySelectorAll("li")].map((line) => [line.textContent, line.querySelector("a")?.getAttribute("href")])).toEqual([
      ["help@shop.example", "mailto:help@shop.example"],
      ["+358 9 123 4567", "tel:+35891234567"],
      ["https://shop.example/help", "https://shop.example/help"],
      ["Aleksanterinkatu 1, Helsinki", undefined],
    ]);
  });

  it("follows nothing else", () => {
    const contacts = [
      { kind: "email", text: "a@b.example?bcc=all@example.com" },
      { kind: "phone", text: "040 1;phone-context=x" },
      { kind: "link", text: "javascript:alert(1)" },
      { kind: "place", text: "<img src=x onerror=alert(1)>" },
    ] as const;
    const element = shown({ ...CLOSED, contacts: [...contacts] });
    expect([...element.querySelectorAll("a, img")].map((link) => link.getAttribute("href"))).toEqual([
      "mailto:a@b.example%3Fbcc%3Dall@example.com",
      "tel:0401",
    ]);
  });

  it("has no empty list of them", () => {
    expect(texts(shown(CLOSED), "h3, ul")).toEqual([]);
  });

  it("has a picture that says nothing and is gone when it does not come", () => {
    const picture = "https://shop.example/closed.jpg";
    const view = closedView(siteWith({}), { ...CLOSED, picture }, vi.fn(), vi.fn());
    const image = view.element.querySelector("img") as HTMLImageElement;
    expect([image.src, image.getAttribute("alt"), image.getAttribute("loading"), image.getAttribute("referrerpolicy")]).toEqual([
      picture,
      "",
      "lazy",
      "no-referrer",
    ]);
    document.body.replaceChildren(view.element);
    view.focus();
    expect(document.activeElement?.textContent).toBe("Closed at the moment");
    image.dispatchEvent(new Event("error"));
    expect(view.element.querySelector("img")).toBeNull();
    expect(document.activeElement?.textContent).toBe("Closed at the moment");
  });

  it("has none where the site has none", () => {
    expect(shown({ ...CLOSED, picture: null }).querySelector("img")).toBeNull();
  });

  it("gives way when the queue has opened", () => {
    const opened = vi.fn();
    const queue = { ...CLOSED };
    const view = closedView(siteWith({}), queue, vi.fn(), opened);
    view.draw?.();
    expect(opened).not.toHaveBeenCalled();
    queue.open = true;
    view.draw?.();
    expect(opened).toHaveBeenCalledOnce();
  });
});

describe("the choice of a queue", () => {
  it("says what each is for, and changes in place when one opens", () => {
    const support = { ...CLOSED, description: "Orders and bills" };
    const view = chooseQueue(siteWith({}, [support, { ...CLOSED, name: "Repair", open: true }]), vi.fn());
    view.draw?.();
    const first = view.element.querySelector("button");
    expect(texts(view.element, "button")).toEqual(["Support · ClosedOrders and bills", "Repair · Open"]);
    support.open = true;
    view.draw?.();
    expect(texts(view.element, "button")).toEqual(["Support · OpenOrders and bills", "Repair · Open"]);
    expect(view.element.querySelector("button")).toBe(first);
  });
});
