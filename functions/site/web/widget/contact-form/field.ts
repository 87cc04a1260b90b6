// One field of a form as it is drawn: what it is called, what helps to fill it in, and what is wrong with the answer.

import type { FieldCode, FieldKind, FormField } from "../../protocol/src/index.ts";
import { h, withLinks } from "../shell/dom.ts";
import { text } from "../texts.ts";
import { readField } from "./rules.ts";
import { say } from "./words.ts";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const YES = "yes";
const TICKED: FieldKind[] = ["checkbox", "buttons"];

// What browsers know of a person. A field of the site's own may ask the same of somebody else.
const KNOWN = new Map([
  ["name", "name"],
  ["email", "email"],
  ["phone", "tel"],
]);

const ATTRIBUTES: { [kind in FieldKind]?: Record<string, string> } = {
  email: { type: "email" },
  phone: { type: "tel" },
  number: { inputmode: "decimal" },
  date: { type: "date", min: "1900-01-01", max: "2100-12-31" },
  checkbox: { type: "checkbox", value: YES },
  buttons: { type: "radio" },
  "long-text": { rows: "5" },
};

const isTicked = (control: Control): boolean => (control as HTMLInputElement).checked;

/** What a field is called: by us, where the site has no words for one that every site has. */
function labelOf({ name, label }: FormField): string {
  if (label) return label;
  if (name === "message") return say("form-message");
  if (name === "name") return say("form-name");
  if (name === "email") return say("form-email");
  return name === "phone" ? say("form-phone") : name;
}

/** One field. */
export class Field {
  readonly element: HTMLElement;
  readonly name: string;
  readonly label: string;
  required = false;
  readonly #asked: FormField;
  readonly #id: string;
  /** Several, where each answer is a button. */
  readonly #controls: Control[];
  /** What has the name and the error: the control, or the group of them. */
  readonly #named: HTMLElement;
  readonly #label: HTMLElement;
  readonly #error: HTMLElement;

  constructor(asked: FormField, answer: string) {
    const { name, kind, help } = asked;
    this.name = name;
    this.label = labelOf(asked);
    this.#asked = asked;
    this.#id = `ask-${name}`;
    this.#controls = kind === "buttons" ? this.#radios(answer) : [this.#control(answer)];
    this.#named = kind === "buttons" ? this.#group() : (this.#controls[0] as Control);
    this.#label = kind === "buttons" ? h("p.label", { id: this.#id }) : h("label", { for: this.#id });
    this.#error = h("p.problem", { id: `${this.#id}-error` });
    const helped = Boolean(help) && h("p.help", { id: `${this.#id}-help` }, ...withLinks(help ?? ""));
    this.#named.setAttribute("aria-describedby", `${helped ? `${helped.id} ` : ""}${this.#error.id}`);
    const parts = kind === "checkbox" ? [h("div.consent", this.#named, this.#label), helped] : [this.#label, helped, this.#named];
    // An answer is judged when it is finished, not at the first letter.
    this.element = h("div", { change: () => this.show(this.wrong) }, ...parts, this.#error);
  }

  get answer(): string {
    const control = TICKED.includes(this.#asked.kind) ? this.#controls.find(isTicked) : this.#controls[0];
    return control?.value ?? "";
  }

  /** What is wrong, or that an answer is missing. */
  get refused(): FieldCode | undefined {
    // A date of which a part is there has no value.
    if (this.#controls[0]?.validity.badInput) return "invalid";
    const read = readField({ ...this.#asked, required: this.required }, this.answer);
    return typeof read === "string" ? read : undefined;
  }

  /** What is wrong with the answer, if there is one. */
  get wrong(): FieldCode | undefined {
    return this.refused === "required" ? undefined : this.refused;
  }

  /** Says what is wrong; nothing, when nothing is. */
  show(code: FieldCode | undefined): void {
    this.#error.textContent = code ? this.#wordsOf(code) : "";
    this.#named.ariaInvalid = String(Boolean(code));
  }

  /** `needed`: although the site has not said so. */
  draw(needed = false): void {
    const required = this.#asked.required || needed;
    this.required = required;
    this.#label.textContent = required ? this.label : say("form-optional", { field: this.label });
    if (this.#asked.kind === "buttons") this.#named.ariaRequired = String(required);
    else (this.#named as Control).required = required;
  }

  focus(): void {
    (this.#controls.find(isTicked) ?? this.#controls[0])?.focus();
  }

  #wordsOf(code: FieldCode): string {
    const { kind } = this.#asked;
    if (code === "too-long") return text("error-too-long");
    if (code === "required") return say("field-required");
    if (kind === "email") return say("field-email");
    if (kind === "number") return say("field-number");
    return kind === "date" ? say("field-date") : say("field-invalid");
  }

  #control(answer: string): Control {
    const { name, kind, options, placeholder } = this.#asked;
    const known = KNOWN.get(name);
    const attributes = { id: this.#id, ...ATTRIBUTES[kind], ...(known && { autocomplete: known }), ...(placeholder && { placeholder }) };
    if (kind === "choice") {
      const listed = options.map(({ value, label }) => h("option", { value }, label));
      const select = h("select", { id: this.#id }, h("option", { value: "" }, placeholder || say("form-choose")), ...listed);
      select.value = options.some(({ value }) => value === answer) ? answer : "";
      return select;
    }
    const control = h(kind === "long-text" ? "textarea" : "input", attributes);
    if (kind === "checkbox") (control as HTMLInputElement).checked = answer === YES;
    else control.value = answer;
    return control;
  }

  #radios(answer: string): Control[] {
    const attributes = { ...ATTRIBUTES.buttons, name: this.#id };
    return this.#asked.options.map(({ value }) => Object.assign(h("input", attributes), { value, checked: value === answer }));
  }

  #group(): HTMLElement {
    const buttons = this.#asked.options.map(({ label }, nth) => h("label.option", this.#controls[nth], h("span", label)));
    return h("div.choices", { role: "radiogroup", "aria-labelledby": this.#id }, ...buttons);
  }
}
