// @vitest-environment jsdom

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { QueueSettings, SiteSettings, SubmitForm, VisitorApi } from "../../protocol/src/index.ts";
import { Problem } from "../../protocol/src/index.ts";
import { CLOSED as PLAIN, STANDARD, siteWith } from "../samples.ts";
import type { View } from "../shell/shell.ts";
import { load } from "../texts.ts";
import { VisitStorage } from "../visit/visit-storage.ts";
import { Form } from "./form.ts";
import { loadRules } from "./rules.ts";
import { loadWords } from "./words.ts";

const CLOSED: QueueSettings = {
  ...PLAIN,
  here: true,
  form: { offered: true, fields: STANDARD, topics: ["Repair", "Delivery"], consent: { version: "2", text: "I agree." } },
};

const submit = vi.fn<(site: string, key: string, submission: SubmitForm) => Promise<{ conversation: string }>>();
const submitted = vi.fn();
let form: Form;
let shown: View | undefined;

function open(queue: QueueSettings = CLOSED, texts: SiteSettings["texts"] = {}): void {
  shown = undefined;
  form = new Form({
    site: siteWith(texts),
    queue,
    api: { submit } as unknown as VisitorApi,
    kept: new VisitStorage("demo"),
    prefilled: {},
    hours: false,
    canChat: () => queue.open,
    toChat: vi.fn(),
    show: (view) => void (shown = view),
    submitted,
  });
  document.body.replaceChildren(form.element);
}

const find = <Found extends Element>(selector: string): Found => form.element.querySelector(selector) as Found;
const send = (): HTMLButtonElement => find("button.primary");
const needs = (): string | null => find("#needs").textContent;

function type(name: string, value: string): void {
  const control = find<HTMLInputElement>(`#ask-${name}`);
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

function fill(message = "The boiler leaks"): void {
  find<HTMLInputElement>("[value=Repair]").click();
  type("message", message);
  type("name", "Aino");
  type("email", "aino@example.com");
  if (!find<HTMLInputElement>("[type=checkbox]").checked) find<HTMLInputElement>("[type=checkbox]").click();
}

async function press(): Promise<void> {
  const before = submit.mock.calls.length;
  send().click();
  await vi.waitFor(() => expect(submit.mock.calls.length).toBe(before + 1));
  await vi.waitFor(() => expect(send().textContent).toBe("Send message"));
}

describe("a form that is told too many", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    submit.mockRejectedValueOnce(new Problem("too-many", 429, {}, 30));
    fill();
    send().click();
  });

  afterEach(() => vi.useRealTimers());

  it("keeps its words, and is sent under the same key when the server said", async () => {
    await vi.advanceTimersByTimeAsync(29_000);
    expect([submit.mock.calls.length, find("[role=alert]").textContent]).toEqual([
      1,
      "Many messages are coming in at once. Yours is kept here and is sent by itself in 30 s.",
    ]);
    await vi.advanceTimersByTimeAsync(2_000);
    const [[, first], [, second]] = submit.mock.calls as unknown as [[string, string], [string, string]];
    expect([submit.mock.calls.length, second === first, submitted.mock.calls.length]).toEqual([2, true, 1]);
  });

  it("is not sent while somebody changes it, or when it is gone", async () => {
    await vi.advanceTimersByTimeAsync(1_000);
    type("message", "The boiler leaks, and");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(submit.mock.calls.length).toBe(1);
    submit.mockRejectedValueOnce(new Problem("too-many", 429, {}, 30));
    send().click();
    await vi.advanceTimersByTimeAsync(1_000);
    document.body.replaceChildren();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(submit.mock.calls.length).toBe(2);
  });
});

it("lets the address in a consent text be followed", () => {
  open({
    ...CLOSED,
    form: { offered: true, fields: STANDARD, topics: [], consent: { version: "2", text: "I agree (https://shop.example/privacy)." } },
  });
  const link = find<HTMLAnchorElement>(".consent a");
  expect([link.href, link.target, find(".consent").textContent]).toEqual([
    "https://shop.example/privacy",
    "_blank",
    "I agree (https://shop.example/privacy).",
  ]);
});

beforeEach(async () => {
  localStorage.clear();
  submit.mockReset();
  submit.mockResolvedValue({ conversation: "c" });
  submitted.mockReset();
  await load("en");
  await Promise.all([loadWords(), loadRules()]);
  open();
});

describe("the form of a closed queue", () => {
  it("says what it still needs, and cannot be sent without", () => {
    expect([send().disabled, needs()]).toEqual([true, "Still needed: Topic, Message, Name, E-mail, Consent"]);
    fill();
    expect([send().disabled, needs()]).toEqual([false, ""]);
    type("email", "aino@");
    expect([send().disabled, needs()]).toEqual([true, "Still needed: E-mail"]);
  });

  it("tells of a wrong address in words tied to its field, when it is finished", () => {
    type("email", "aino@");
    expect(find("#ask-email-error").textContent).toBe("");
    find("#ask-email").dispatchEvent(new Event("change", { bubbles: true }));
    expect([find("#ask-email-error").textContent, find("#ask-email").getAttribute("aria-describedby")]).toEqual([
      "Check the e-mail address.",
      "ask-email-error",
    ]);
    type("email", "aino@example.com");
    expect(find("#ask-email-error").textContent).toBe("");
  });

  it.each<[number, string[], number]>([
    [0, [], 0],
    [1, ["Topic 1"], 0],
    [5, ["Topic 1", "Topic 2", "Topic 3", "Topic 4", "Topic 5"], 0],
    [6, [], 7],
  ])("has %d topics as buttons while they are few, else as a list", (count, buttons, listed) => {
    const topics = Array.from({ length: count }, (_, nth) => `Topic ${nth + 1}`);
    open({ ...CLOSED, form: { ...CLOSED.form, topics } });
    expect([...form.element.querySelectorAll("[role=radiogroup] label")].map(({ textContent }) => textContent)).toEqual(buttons);
    expect(form.element.querySelectorAll("option").length).toBe(listed);
    expect(needs()?.includes("Topic")).toBe(count > 0);
  });

  it("keeps what was typed", () => {
    fill("Half a sen");
    open();
    expect([
      find<HTMLTextAreaElement>("#ask-message").value,
      find<HTMLInputElement>("[name=ask-topic]:checked").value,
      send().disabled,
    ]).toEqual(["Half a sen", "Repair", false]);
  });

  it("sends what was filled in, with the consent that was shown, and then forgets it", async () => {
    fill();
    await press();
    expect(submit.mock.calls[0]?.[2]).toMatchObject({
      queue: "support",
      answers: { topic: "Repair", message: "The boiler leaks", name: "Aino", email: "aino@example.com" },
      consent: "2",
      locale: "en",
    });
    expect([submitted.mock.calls, shown?.element.textContent, localStorage.length]).toEqual([
      [["c"]],
      expect.stringContaining("will reply to aino@example.com"),
      0,
    ]);
  });

  it("uses one key for the same content until it is stored, also after a reload", async () => {
    submit.mockRejectedValue(new Problem("unreachable", 0));
    fill();
    await press();
    expect(find("[role=alert]").textContent).toBe("Your message was not sent. It is kept here. There is no connection.");
    await press();
    open();
    await press();
    type("message", "The boiler leaks a lot");
    await press();
    const keys = submit.mock.calls.map(([, key]) => key);
    expect([keys[1], keys[2]]).toEqual([keys[0], keys[0]]);
    expect(keys[3]).not.toBe(keys[0]);
    expect(keys[0]).toMatch(/^[\w-]{8,64}$/);
  });

  it("shows at the field what the server refuses", async () => {
    const errors = [{ pointer: "/answers/message", code: "too-long" as const }];
    submit.mockRejectedValue(new Problem("invalid", 422, { errors }));
    fill();
    await press();
    expect([find("#ask-message-error").textContent, find("#ask-message").getAttribute("aria-invalid")]).toEqual([
      "This is too long.",
      "true",
    ]);
  });
});

describe("the form of an open queue", () => {
  it("asks for no more than a message", async () => {
    open({ ...CLOSED, open: true, form: { offered: true, fields: STANDARD, topics: [], consent: null } });
    expect(needs()).toBe("Still needed: Message");
    expect(form.element.textContent).toContain("E-mail (optional)");
    type("message", "Hello");
    await press();
    expect(submit.mock.calls[0]?.[2].answers).toEqual({ message: "Hello" });
    expect(shown?.element.textContent).toContain("We have received your message.");
  });

  it("takes no optional address for missing, and leaves it to the server to refuse one", async () => {
    open({ ...CLOSED, open: true, form: { offered: true, fields: STANDARD, topics: [], consent: null } });
    type("message", "Hello");
    type("email", "aino@");
    find("#ask-email").dispatchEvent(new Event("change", { bubbles: true }));
    expect([send().disabled, needs(), find("#ask-email-error").textContent]).toEqual([false, "", "Check the e-mail address."]);
    submit.mockRejectedValue(new Problem("invalid", 422, { errors: [{ pointer: "/answers/email", code: "invalid" }] }));
    await press();
    expect([find("#ask-email-error").textContent, find("[role=alert]").textContent]).toEqual([
      "Check the e-mail address.",
      expect.stringContaining("not sent"),
    ]);
  });
});

describe("the site's own words", () => {
  const own = { closed: "Closed until May.", form_intro: "Tell us your order number.", thanks: "We call you back." };

  it.each([
    ["open", { ...CLOSED, open: true }, own, "Tell us your order number."],
    ["open", { ...CLOSED, open: true }, {}, "Leave us a message. If you want an answer, give your e-mail address too."],
    ["closed", CLOSED, own, "Closed until May.\nTell us your order number."],
    ["closed", CLOSED, { form_intro: "Tell us." }, "Tell us."],
    ["closed", CLOSED, { closed: "Closed until May.", form_intro: "" }, "Closed until May."],
    ["closed", CLOSED, {}, "We are closed at the moment. Leave us a message and we will get back to you."],
  ])("stand above the form of a queue that is %s", (_, queue, texts, words) => {
    open(queue, texts);
    expect(find(".intro").textContent).toBe(words);
  });

  it.each([
    [own, "We call you back."],
    [{}, "We have received your message and will reply to aino@example.com."],
    [{ thanks: "" }, "We have received your message and will reply to aino@example.com."],
  ])("are said after the form was sent: %j", async (texts, words) => {
    open(CLOSED, texts);
    fill();
    submit.mockResolvedValueOnce({ conversation: "c" });
    await press();
    await vi.waitFor(() => expect(shown?.element.querySelector("p")?.textContent).toBe(words));
  });

  it("are text, and only their addresses can be followed", () => {
    open(CLOSED, { form_intro: "<img src=x onerror=alert(1)> https://shop.example/help javascript:alert(1)" });
    const links = [...find(".intro").querySelectorAll("*")].map((link) => link.outerHTML);
    expect(links).toHaveLength(1);
    expect(links[0]).toContain('href="https://shop.example/help"');
  });
});

it("asks for what is needed when the queue closes and opens, and keeps what is typed", () => {
  const queue = { ...CLOSED, open: true };
  open(queue);
  type("message", "The boiler leaks");
  const asked = (): unknown[] => [
    find(".intro").textContent?.slice(0, 12),
    find<HTMLInputElement>("#ask-email").required,
    find("label[for=ask-email]").textContent,
    find<HTMLButtonElement>("button.link").hidden,
    needs(),
    find<HTMLTextAreaElement>("#ask-message").value,
  ];
  const whileOpen = ["Leave us a m", false, "E-mail (optional)", false, "Still needed: Topic, Consent", "The boiler leaks"];
  const whileClosed = ["We are close", true, "E-mail", true, "Still needed: Topic, Name, E-mail, Consent", "The boiler leaks"];
  expect(asked()).toEqual(whileOpen);
  queue.open = false;
  form.draw();
  expect(asked()).toEqual(whileClosed);
  queue.open = true;
  form.draw();
  expect(asked()).toEqual(whileOpen);
});
