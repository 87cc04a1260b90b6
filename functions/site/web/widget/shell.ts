// The panel's frame: header, the view inside, and where the focus is. Modal only where it fills the screen.

import { h, icon, isComposed, spoken } from "./dom.ts";
import type { Part } from "./dom.ts";
import { text } from "./texts.ts";

/** What the panel can show. */
export interface View {
  readonly element: HTMLElement;
  focus(): void;
  draw?(): void;
  show?(shown: boolean): void;
}

const QUIET_MS = 2_000;

/** The frame. */
export class Shell {
  readonly #host: HTMLElement;
  readonly #launcher: HTMLButtonElement;
  readonly #title = h("h2", { id: "title" });
  readonly #expect = h("p.expect");
  readonly #close = h("button.close");
  readonly #body = h("div.body");
  readonly #live = h("div.spoken", { role: "status" });
  readonly #panel: HTMLDialogElement;
  readonly #fullScreen = matchMedia("(max-width: 479px)");
  #view: View | undefined;
  #waiting: string[] = [];
  #quiet = false;

  constructor(host: HTMLElement, launcher: HTMLButtonElement, close: () => void) {
    this.#host = host;
    this.#launcher = launcher;
    launcher.className = "launcher";
    launcher.ariaExpanded = "false";
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || isComposed(event)) return;
      event.preventDefault();
      close();
    };
    const header = h("div.header", h("div", this.#title, this.#expect), this.#close);
    this.#panel = h("dialog.panel", { "aria-labelledby": "title", keydown: escape, cancel: close }, header, this.#body, this.#live);
    this.#close.onclick = close;
    this.#fullScreen.onchange = () => {
      if (!this.isOpen) return;
      this.#panel.close();
      this.#fit();
    };
    // The keyboard of a phone covers the page but not the visual viewport.
    visualViewport?.addEventListener("resize", () => this.#measure());
    launcher.before(this.#panel);
  }

  get isOpen(): boolean {
    return this.#panel.open;
  }

  /** Writes the frame's own words in a language. */
  write(language: string, title: string, expect = ""): void {
    this.#host.lang = language;
    this.#title.textContent = title;
    this.#expect.textContent = expect;
    this.#close.replaceChildren(icon("close"), spoken(text("panel-close")));
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
  }

  close(): void {
    this.#panel.close();
    this.#launcher.ariaExpanded = "false";
    this.#view?.show?.(false);
    this.#launcher.focus();
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

  #present(): void {
    this.#view?.show?.(true);
    this.#view?.focus();
  }

  #measure(): void {
    this.#panel.style.height = this.#fullScreen.matches ? `${visualViewport?.height}px` : "";
  }
}

/** A view of a few words and buttons. */
export function notice(words: string, ...more: Part[]): View {
  const element = h("div.done", h("p", words), ...more);
  return { element, focus: () => element.querySelector("button")?.focus() };
}
