// @vitest-environment jsdom

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FormField, SubmitForm, VisitorApi } from "../../protocol/src/index.ts";
import { Problem } from "../../protocol/src/index.ts";
import { CLOSED, field, STANDARD, siteWith } from "../samples.ts";
import { load } from "../texts.ts";
import { VisitStorage } from "../visit/visit-storage.ts";
import { Form } from "./form.ts";
import { loadRules } from "./rules.ts";
import { loadWords } from "./words.ts";

const options = ["City", "Cargo"].map((label) => ({ value: label.toLowerCase(), label }));

const EVERY_KIND: FormField[] = [
  field("message", "long-text", { required: true, label: "What is it about?", placeholder: "Tell us" }),
  field("order", "text", { label: "Order", help: "See https://shop.example/orders", required: true }),
  field("model", "choice", { label: "Model", options, placeholder: "Pick one" }),
  field("colour", "buttons", { label: "Colour", options: ["red", "blue"].map((value) => ({ value, label: value })), required: true }),
  field("offers", "checkbox", { label: "Send me offers" }),
  field("phone", "phone"),
  field("amount", "number", { label: "Amount" }),
  field("bought", "date", { label: "Bought on" }),
  field("plan", "text", { hidden: true }),
];

const submit = vi.fn<(site: string, key: string, submission: SubmitForm) => Promise<{ conversation: string }>>();
const queue = { ...CLOSED };
let form: Form;

interface Opened {
  open?: boolean;
  page?: Record<string, unknown>;
}

function open(fields: FormField[], { open = true, page = {} }: Opened = {}): void {
  Object.assign(queue, { open, form: { offered: true, fields, topics: [], consent: null } });
  form = new Form({
    site: siteWith({}),
    queue,
    api: { submit } as unknown as VisitorApi,
    kept: new VisitStorage("demo"),
    prefilled: page,
    hours: false,
    canChat: () => true,
    toChat: vi.fn(),
    show: vi.fn(),
    submitted: vi.fn(),
  });
  document.body.replaceChildren(form.element);
}

const find = <Found extends Element = HTMLInputElement>(selector: string): Found => form.element.querySelector(selector) as Found;
const labels = (): (string | null)[] =>
  [...form.element.querySelectorAll<HTMLElement>("label[for], .label")]
    .filter(({ parentElement }) => !parentElement?.hidden)
    .map(({ textContent }) => textContent);
const needs = (): string | null => find("#needs").textContent;
const problem = (name: string): string | null => find(`#ask-${name}-error`).textContent;
const happens = (element: Element, ...kinds: string[]): void => {
  for (const kind of kinds) element.dispatchEvent(new Event(kind, { bubbles: true }));
};

function type(name: string, value: string): void {
  find(`#ask-${name}`).value = value;
  happens(find(`#ask-${name}`), "input", "change");
}

async function sent(): Promise<SubmitForm> {
  find<HTMLButtonElement>("button.primary").click();
  await vi.waitFor(() => expect(submit).toHaveBeenCalled());
  return submit.mock.lastCall?.[2] as SubmitForm;
}

beforeEach(async () => {
  localStorage.clear();
  submit.mockReset();
  submit.mockResolvedValue({ conversation: "c" });
  await load("en");
  await Promise.all([loadWords(), loadRules()]);
});

describe("a form of the site's own", () => {
  it("asks in the site's order and words, and in ours where the site has none", () => {
    open(EVERY_KIND);
    expect(labels()).toEqual([
      "What is it about?",
      "Order",
      "Model (optional)",
      "Colour",
      "Send me offers (optional)",
      "Phone (optional)",
      "Amount (optional)",
      "Bought on (optional)",
    ]);
    expect([find("#ask-message").placeholder, find("#ask-model option").textContent]).toEqual(["Tell us", "Pick one"]);
    expect([find("#ask-amount").inputMode, find("#ask-bought").type, find("#ask-phone").type]).toEqual(["decimal", "date", "tel"]);
  });

  it("ties help and group to their names", () => {
    open(EVERY_KIND);
    const described = find("#ask-order").getAttribute("aria-describedby")?.split(" ") ?? [];
    expect(described.map((id) => find(`#${id}`).textContent)).toEqual(["See https://shop.example/orders", ""]);
    expect(find<HTMLAnchorElement>("#ask-order-help a").href).toBe("https://shop.example/orders");
    const group = find<HTMLElement>("[role=radiogroup]");
    expect(find(`#${group.getAttribute("aria-labelledby")}`).textContent).toBe("Colour");
    expect(new Set([...group.querySelectorAll("input")].map(({ name }) => name)).size).toBe(1);
  });

  it("says what it still needs, and sends what was filled in", async () => {
    open(EVERY_KIND, { page: { plan: "gold" } });
    expect(needs()).toBe("Still needed: What is it about?, Order, Colour");
    type("message", "The chain slips");
    type("order", " 4711 ");
    find("[value=blue]").click();
    type("model", "cargo");
    find("#ask-offers").click();
    type("amount", "1,5");
    type("bought", "2026-11-30");
    expect(needs()).toBe("");
    expect((await sent()).answers).toEqual({
      message: "The chain slips",
      order: "4711",
      colour: "blue",
      model: "cargo",
      offers: "yes",
      amount: "1,5",
      bought: "2026-11-30",
      plan: "gold",
    });
  });

  it("keeps what was chosen, and leaves out what was taken back", async () => {
    open(EVERY_KIND);
    type("message", "Hi");
    type("order", "1");
    find("[value=red]").click();
    find("#ask-offers").click();
    type("model", "city");
    open(EVERY_KIND);
    expect([find("[value=red]").checked, find("#ask-offers").checked, find("#ask-model").value]).toEqual([true, true, "city"]);
    find("#ask-offers").click();
    type("model", "");
    expect((await sent()).answers).toEqual({ message: "Hi", order: "1", colour: "red" });
  });

  it.each([
    ["amount", "many", "Give a number, for example 12.5."],
    ["order", "a".repeat(201), "This is too long."],
    ["phone", "0".repeat(41), "This is too long."],
  ])("tells at %s that %s cannot be", (name, wrong, words) => {
    open(EVERY_KIND);
    type(name, wrong);
    expect([problem(name), find(`#ask-${name}`).getAttribute("aria-invalid")]).toEqual([words, "true"]);
    type(name, "1");
    expect([problem(name), find(`#ask-${name}`).getAttribute("aria-invalid")]).toEqual(["", "false"]);
  });

  it("shows at its field what the server refused, and goes there", async () => {
    open(EVERY_KIND);
    type("message", "Hi");
    type("order", "1");
    find("[value=red]").click();
    const errors = [
      { pointer: "/answers/bought", code: "required" as const },
      { pointer: "/answers/colour", code: "invalid" as const },
    ];
    submit.mockRejectedValue(new Problem("invalid", 422, { errors }));
    await sent();
    await vi.waitFor(() => expect(problem("colour")).toBe("Check this."));
    expect(problem("bought")).toBe("Fill this in.");
    expect(document.activeElement).toBe(find("[value=red]"));
  });
});

describe("a field that nobody sees", () => {
  const hidden = (more: FormField[] = []): FormField[] => [...STANDARD.slice(0, 1), ...more];

  it.each([
    [{ plan: "gold" }, { plan: "gold" }],
    [{ plan: 7 }, { plan: "7" }],
    [{}, {}],
    [{ plan: "a\nb" }, {}],
    [{ plan: "a".repeat(201) }, {}],
    [{ other: "x" }, {}],
  ])("is filled in by the page alone: %j", async (page, answers) => {
    open(hidden([field("plan", "text", { hidden: true })]), { page });
    expect(labels()).toEqual(["Message"]);
    type("message", "Hi");
    expect((await sent()).answers).toEqual({ message: "Hi", ...answers });
  });

  it("may have the name of something that every object has", async () => {
    open(hidden([field("constructor", "text", { hidden: true }), field("constructor", "text", { label: "Constructor" })]));
    type("message", "Hi");
    expect((await sent()).answers).toEqual({ message: "Hi" });
  });
});

it("needs a message, whatever the site says", () => {
  open([field("message", "long-text", { label: "What is it about?" })]);
  expect([labels(), needs()]).toEqual([["What is it about?"], "Still needed: What is it about?"]);
});

describe("a form of a closed queue", () => {
  it("asks for name and address although the site does not", async () => {
    open([field("message", "long-text", { required: true }), field("order", "text", { label: "Order" })], { open: false });
    expect([labels(), needs()]).toEqual([["Message", "Order (optional)", "Name", "E-mail"], "Still needed: Message, Name, E-mail"]);
    type("message", "Hi");
    type("name", "Aino");
    type("email", "aino@example.com");
    queue.open = true;
    form.draw();
    expect([labels(), needs()]).toEqual([["Message", "Order (optional)"], ""]);
    expect((await sent()).answers).toEqual({ message: "Hi" });
  });

  it("asks for them where they are in the site's form", () => {
    open([field("email", "email", { label: "Where do we answer?" }), ...STANDARD.slice(0, 2)], { open: false });
    expect([labels(), needs()]).toEqual([["Where do we answer?", "Message", "Name"], "Still needed: Where do we answer?, Message, Name"]);
  });

  it.each([
    [{ email: "aino@example.com" }, ["Message", "Name"]],
    [{ email: "aino@" }, ["Message", "Name", "E-mail"]],
    [{}, ["Message", "Name", "E-mail"]],
  ])("asks for an address that the page should know only when it does not: %j", (page, asked) => {
    open([...STANDARD.slice(0, 1), field("email", "email", { hidden: true })], { open: false, page });
    expect(labels()).toEqual(asked);
  });
});
