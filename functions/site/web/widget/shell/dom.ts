// Elements without markup in strings: nothing here can become HTML, so it works under Trusted Types.

import { splitLinks } from "../../protocol/src/index.ts";

type Attributes = Record<string, string | ((event: never) => void)>;

/** What an element is made of: text and elements go in, an object gives attributes and listeners, nothing is left out. */
export type Part = Node | string | Attributes | false | undefined;

/** Makes an element: `h("p.intro", { id: "x" }, "Hello")`. */
export function h<Tag extends keyof HTMLElementTagNameMap>(tag: Tag | `${Tag}.${string}`, ...parts: Part[]): HTMLElementTagNameMap[Tag] {
  const [name, look] = tag.split(".") as [Tag, string?];
  const element = document.createElement(name);
  if (look) element.className = look;
  for (const part of parts) {
    if (part instanceof Node || typeof part === "string") element.append(part);
    else {
      const attributes = part as Attributes;
      for (const key in attributes) {
        const value = attributes[key];
        if (typeof value === "string") element.setAttribute(key, value);
        else element.addEventListener(key, value as EventListener);
      }
    }
  }
  return element;
}

// Paths of lucide (ISC licence, © Lucide Contributors), 24 x 24.
const CIRCLE = "M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20M12 ";
const ICONS = {
  back: "m12 19-7-7 7-7M19 12H5",
  close: "M18 6 6 18M6 6l12 12",
  send: "M4 3a.5.5 0 0 0-1 1l3 7a2 2 0 0 1 0 2l-3 7a.5.5 0 0 0 1 1l18-9zM6 12h16",
  sending: `${CIRCLE}6v6l4 2`,
  sent: "M20 6 9 17l-5-5",
  seen: "M18 6 7 17l-5-5M22 10l-8 8L13 16",
  failed: `${CIRCLE}8v4M12 16h.01`,
};

/** An icon. It is never alone: a word stands beside it or names its button. */
export const icon = (name: keyof typeof ICONS): SVGElement => drawing(ICONS[name]);

/** An icon of which only one part of the widget has the path. */
export function drawing(d: string): SVGElement {
  const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag)) as [SVGElement, SVGElement];
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.ariaHidden = "true";
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
}

/** A button. */
export const button = (label: string, click: () => void, look = ""): HTMLButtonElement =>
  h(`button.${look}`, { type: "button", click }, label);

/** Text for screen readers only. */
export const spoken = (words: string): HTMLElement => h("span.spoken", words);

/** Text in which addresses can be followed. What is shown is where it leads. */
export const withLinks = (text: string): (Node | string)[] =>
  splitLinks(text).map(({ text, href }) => (href ? h("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, text) : text));

/** Puts text with such addresses into an element. What has not changed is left alone, so that nobody loses a place in it. */
export function writeLinked(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.replaceChildren(...withLinks(words));
}

// Some browsers tell only by this code that a key belongs to a composition.
const COMPOSITION_KEY_CODE = 229;

/** Whether a key belongs to the input method, which is putting a word together. */
export const isComposed = ({ isComposing, keyCode }: KeyboardEvent): boolean => isComposing || keyCode === COMPOSITION_KEY_CODE;
