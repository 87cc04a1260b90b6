// @vitest-environment jsdom

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Status, WireEvent, WireNumbered } from "../../protocol/src/index.ts";
import { load } from "../texts.ts";
import type { Visit } from "../visit/visit.ts";
import { VisitStorage } from "../visit/visit-storage.ts";
import { Notices } from "./notices.ts";
import { playSound } from "./sound.ts";

vi.mock("./sound.ts", () => ({ playSound: vi.fn(), unlockSound: vi.fn() }));
vi.mock("../shell/looks.ts", () => ({ dress: vi.fn() }));

const says = (text: string, name?: string): WireEvent => ({
  type: "message",
  side: "agent",
  ...(name && { name }),
  sender: "a",
  n: 1,
  text,
});

/** A page with the launcher, and a conversation that goes on. */
class Page {
  readonly kept = new VisitStorage("demo");
  readonly shell = { isOpen: false };
  readonly open = vi.fn();
  readonly launcher = document.createElement("button");
  readonly root: ShadowRoot;
  readonly conversation = { id: "c1", status: "active" as Status | undefined, log: { last: 0 }, unread: [] as WireNumbered[] };
  readonly visit = { conversation: this.conversation as object | undefined };
  readonly notices: Notices;

  constructor() {
    const host = document.createElement("div");
    document.body.replaceChildren(host);
    this.root = host.attachShadow({ mode: "open" });
    this.root.append(this.launcher);
    const { kept, shell, open, launcher } = this;
    this.notices = new Notices({ visit: this.visit as Visit, kept, shell, open, launcher });
    this.draw();
  }

  draw(): void {
    this.notices.draw("Harbour Bicycles");
  }

  hears(event: WireEvent): void {
    this.conversation.log.last += 1;
    this.conversation.unread.push({ seq: this.conversation.log.last, at: "", event });
    this.draw();
  }

  /** What stands over the launcher, and what is read out. */
  shown(): (string | null | undefined)[] {
    const preview = this.root.querySelector<HTMLElement>(".preview:not([hidden])");
    const words = preview && [...preview.querySelectorAll("span")].map(({ textContent }) => textContent).join(" | ");
    return [words, this.root.querySelector("[role=status]")?.textContent];
  }

  press(nth: number): void {
    this.root.querySelectorAll<HTMLElement>(".preview button")[nth]?.click();
  }
}

function turnAway(hidden: boolean): void {
  vi.spyOn(document, "hidden", "get").mockReturnValue(hidden);
}

beforeEach(async () => {
  await load("en");
  localStorage.clear();
  sessionStorage.clear();
  document.title = "Shop";
  turnAway(false);
  vi.mocked(playSound).mockClear();
});

describe("the preview of an answer", () => {
  it("shows who says what over the closed launcher, reads it out, and opens the panel", () => {
    const page = new Page();
    expect(page.shown()).toEqual([null, ""]);
    page.hears(says("On our way", "Aino"));
    expect(page.shown()).toEqual(["Aino | On our way", "Aino: On our way"]);
    page.hears({ type: "auto_reply", text: "Still here" });
    expect(page.shown()).toEqual(["Harbour Bicycles · automatic reply | Still here", "Harbour Bicycles · automatic reply: Still here"]);
    page.press(0);
    expect([page.open.mock.calls.length, page.shown()]).toEqual([1, [null, ""]]);
  });

  it.each<[string, string]>([
    ["a".repeat(100), "a".repeat(100)],
    ["a".repeat(101), `${"a".repeat(100)}…`],
    [`${"a".repeat(99)} b`, `${"a".repeat(99)}…`],
    ["😀".repeat(150), `${"😀".repeat(100)}…`],
    ["<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
  ])("says the beginning of %s", (text, beginning) => {
    const page = new Page();
    page.hears(says(text));
    expect(page.shown()[0]).toBe(`Customer service | ${beginning}`);
    expect(page.root.querySelector("img")).toBeNull();
  });

  it("is not there while the panel is open, or when all is read or taken out", () => {
    const page = new Page();
    page.shell.isOpen = true;
    page.hears(says("Hello"));
    expect(page.shown()).toEqual([null, ""]);
    page.shell.isOpen = false;
    page.draw();
    expect(page.shown()[0]).toBe("Customer service | Hello");
    page.conversation.unread.length = 0;
    page.draw();
    expect(page.shown()).toEqual([null, ""]);
    page.hears(says(""));
    expect(page.shown()).toEqual([null, ""]);
    page.hears(says("Hello"));
    page.visit.conversation = undefined;
    page.draw();
    expect(page.shown()).toEqual([null, ""]);
  });

  it("stays away once it was closed, also on the next page, until there is another", () => {
    const page = new Page();
    page.hears(says("Hello"));
    page.press(1);
    expect([page.shown(), page.root.activeElement]).toEqual([[null, ""], page.launcher]);
    const next = new Page();
    next.hears(says("Hello"));
    expect(next.shown()).toEqual([null, ""]);
    next.hears(says("Hello again"));
    expect(next.shown()[0]).toBe("Customer service | Hello again");
    const other = new Page();
    other.conversation.id = "c2";
    other.hears(says("New here"));
    expect(other.shown()[0]).toBe("Customer service | New here");
  });
});

describe("the title of a page out of sight", () => {
  it.each(["Shop", "  Shop \n | Bicycles ", "(2) Shop", ""])("counts what is unread and is then %j again, to the letter", (title) => {
    const element = document.head.querySelector("title") as HTMLTitleElement;
    element.textContent = title;
    const page = new Page();
    turnAway(true);
    page.hears(says("Hello"));
    expect(element.textContent).toBe(`(1) ${title}`);
    page.hears(says("Hello?"));
    page.draw();
    expect(element.textContent).toBe(`(2) ${title}`);
    turnAway(false);
    page.draw();
    expect(element.textContent).toBe(title);
  });

  it("follows a page that changes its title meanwhile, and one that has none", () => {
    const page = new Page();
    turnAway(true);
    page.hears(says("Hello"));
    document.title = "Basket";
    page.draw();
    expect(document.title).toBe("(1) Basket");
    turnAway(false);
    page.draw();
    expect(document.title).toBe("Basket");
    document.head.querySelector("title")?.remove();
    turnAway(true);
    page.draw();
    expect(document.head.querySelector("title")).toBeNull();
  });
});

describe("the sound", () => {
  const plays = (): number => vi.mocked(playSound).mock.calls.length;

  it("is off unless the visitor turned it on", () => {
    const page = new Page();
    page.hears(says("Hello"));
    expect(plays()).toBe(0);
    page.kept.set("sound", true);
    page.hears(says("Hello"));
    expect(plays()).toBe(1);
    page.draw();
    expect(plays()).toBe(1);
  });

  it("comes with what is new, neither with what waited already nor with what one looks at", () => {
    const waited = new VisitStorage("demo");
    waited.set("sound", true);
    const page = new Page();
    page.conversation.status = undefined;
    page.draw();
    page.conversation.status = "active";
    page.hears(says("From yesterday"));
    expect(plays()).toBe(0);
    page.shell.isOpen = true;
    page.hears(says("Seen at once"));
    expect(plays()).toBe(0);
    turnAway(true);
    page.hears(says("In another tab"));
    expect(plays()).toBe(1);
    turnAway(false);
    page.shell.isOpen = false;
    page.hears({ type: "auto_reply", text: "All of us are busy." });
    expect(plays()).toBe(2);
  });
});
