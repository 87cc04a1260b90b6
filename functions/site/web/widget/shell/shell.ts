// The panel's frame: header, the view inside, and where the focus is. Modal only where it fills the screen.

import { text } from "../texts.ts";
import type { Part } from "./dom.ts";
import { h, icon, isComposed, withLinks } from "./dom.ts";

/** What the panel can show. */
export interface View {
  readonly element: HTMLElement;
  /** Where a conversation that goes on has more to show, in a log. */
  readonly aside?: HTMLElement;
  focus(): void;
  draw?(): void;
  show?(shown: boolean): void;
}

const QUIET_MS = 2_000;
const ENTRY = "doorbell";

// The page's router may copy the history state to another address; only the entry with our own address is ours.
const isOurs = (): boolean => history.state?.[ENTRY] === location.href;

/** The frame. */
export class Shell {
  readonly header = h("div.header");
  readonly #host: HTMLElement;
  readonly #launcher: HTMLButtonElement;
  readonly #title = h("h2", { id: "title" });
  readonly #expect = h("p.expect");
  readonly #back = h("button.close", icon("back"));
  readonly #close = h("button.close", icon("close"));
  readonly #body = h("div.body");
  readonly #live = h("div.spoken", { role: "status" });
  readonly #panel: HTMLDialogElement;
  readonly #fullScreen = matchMedia("(max-width: 479px)");
  /** A step back in the history is under way. */
  #leaving = false;
  #view: View | undefined;
  #waiting: string[] = [];
  #quiet = false;

  constructor(host: HTMLElement, launcher: HTMLButtonElement, close: () => void) {
    this.#host = host;
    this.#launcher = launcher;
    launcher.className = "launcher";
    launcher.ariaExpanded = "false";
    const closeOnEscape = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || isComposed(event)) return;
      event.preventDefault();
      close();
    };
    this.header.append(this.#back, h("div", this.#title, this.#expect), this.#close);
    const attributes = { "aria-labelledby": "title", keydown: closeOnEscape, cancel: close };
    this.#panel = h("dialog.panel", attributes, this.header, this.#body, this.#live);
    this.#close.onclick = close;
    this.#fullScreen.onchange = () => {
      if (!this.isOpen) return;
      this.#panel.close();
      this.#fit();
    };
    // The keyboard of a phone covers the page but not the visual viewport.
    visualViewport?.addEventListener("resize", () => this.#measure());
    addEventListener("popstate", () => this.#travelled(close));
    launcher.before(this.#panel);
  }

  get isOpen(): boolean {
    return this.#panel.open;
  }

  /** Writes the frame's own words in a language. */
  write(language: string, title: string, expect = "", back?: () => void): void {
    this.#host.lang = language;
    // Drawn often: what has not changed is left alone.
    if (this.#title.textContent !== title) this.#title.textContent = title;
    if (this.#expect.textContent !== expect) this.#expect.textContent = expect;
    this.#back.ariaLabel = text("panel-back");
    this.#back.onclick = back ?? null;
    this.#back.hidden = !back;
    this.#close.ariaLabel = text("panel-close");
  }

  /** Says how many messages wait, on the launcher and in its name. */
  writeUnread(count: number): void {
    this.#launcher.ariaLabel = text("launcher-open") + (count ? `, ${text("announce-messages", { count })}` : "");
    this.#launcher.replaceChildren(...(count ? [h("span.count", String(count))] : []));
  }

  /** Puts a view into the panel. */
  show(view: View): void {
    this.#view?.show?.(false);
    this.#view = view;
    this.#body.replaceChildren(view.element);
    view.draw?.();
    if (this.isOpen) this.#present();
  }

  open(): void {
    this.#launcher.ariaExpanded = "true";
    this.#fit();
    this.#enterHistory();
  }

  close(): void {
    this.#panel.close();
    this.#launcher.ariaExpanded = "false";
    this.#view?.show?.(false);
    this.#launcher.focus();
    if (isOurs()) {
      this.#leaving = true;
      history.back();
    }
  }

  /** Says something to screen readers, at most once in 2 s; what gathers meanwhile is counted. */
  announce(words: string): void {
    this.#waiting.push(words);
    if (!this.#quiet) this.#speak();
  }

  #speak(): void {
    const [first, ...more] = this.#waiting;
    this.#quiet = first !== undefined;
    if (first === undefined) return;
    this.#live.textContent = more.length > 0 ? text("announce-messages", { count: more.length + 1 }) : first;
    this.#waiting = [];
    setTimeout(() => this.#speak(), QUIET_MS);
  }

  #fit(): void {
    if (this.#fullScreen.matches) this.#panel.showModal();
    else this.#panel.show();
    this.#measure();
    this.#present();
  }

  // Where the panel fills the screen, going back closes it and does not leave the page.
  #enterHistory(): void {
    if (!this.#fullScreen.matches || this.#leaving || isOurs()) return;
    try {
      // What the page's own router keeps there stays.
      history.pushState({ ...history.state, [ENTRY]: location.href }, "");
    } catch {
      // Some frames may not.
    }
  }

  #travelled(close: () => void): void {
    const left = this.#leaving;
    this.#leaving = false;
    if (!this.isOpen || isOurs()) return;
    if (left) this.#enterHistory();
    else close();
  }

  #present(): void {
    this.#view?.show?.(true);
    // What changes by itself takes no words out of the page's own fields.
    if ([this.#host, document.body].includes(document.activeElement as HTMLElement)) this.#view?.focus();
  }

  #measure(): void {
    this.#panel.style.height = this.#fullScreen.matches ? `${visualViewport?.height}px` : "";
  }
}

/** A view of a few words and buttons. */
export function notice(words: string, ...more: Part[]): View {
  const element = h("div.done", h("p.words", ...withLinks(words)), ...more);
  return { element, focus: () => element.querySelector("button")?.focus() };
}
