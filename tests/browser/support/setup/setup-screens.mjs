// The pages on which a site is set up, each with something on it.

import { word } from "../words.mjs";
import { setUp } from "./setup.mjs";

const hours = [
  { day: 1, opens: "09:00", closes: "12:00" },
  { day: 1, opens: "13:00", closes: "16:30" },
  { day: 6, opens: "22:00", closes: "02:00" },
];
const exceptions = [
  { from: "2026-12-24", to: "2027-01-06", every_year: true, hours: [], note: "Christmas" },
  { from: "2027-03-01", to: "2027-03-01", every_year: false, hours: [{ opens: "09:00", closes: "12:00" }], note: "Stocktaking" },
];
const contacts = [
  { kind: "phone", text: "+358 40 123 4567" },
  { kind: "link", text: "https://shop.example/help" },
];

const field = { help: {}, placeholder: {}, required: false, hidden: false, options: [] };
const form_fields = [
  { ...field, name: "message", kind: "long-text", label: {}, required: true },
  { ...field, name: "order", kind: "text", label: { en: "Order number" }, help: { en: "It stands in the mail that we sent you." } },
  { ...field, name: "size", kind: "choice", label: { en: "Size" }, options: [{ value: "large", label: { en: "Large" } }] },
];
const pre_chat = [{ ...field, name: "name", kind: "text", label: {}, required: true }];

/** The pages as an owner sees them: `[name, page]`. */
export async function* setupScreens(agent, language) {
  const { page } = agent;
  const phrase = (key) => word("console/src/site-setup", language, key);
  // Suspended, so that the queue stays open for all that is looked at later.
  await setUp(agent, "/v1/queues/support", { hours, exceptions, contacts, suspended: true, topics: ["Repair"], form_fields, pre_chat });
  for (const section of ["", "/texts", "/install", "/queues", "/queues/support", "/log"]) {
    await agent.go(`/sites/demo${section}`);
    await page.locator(".setup-card").first().waitFor();
    yield [`console, set up${section}`, page];
  }
  await agent.go("/sites/demo/queues/support");
  const fields = page.locator(".setup-card").filter({ has: page.getByRole("heading", { name: phrase("fields"), exact: true }) });
  await fields.locator('[data-field="2"] .form-field-toggle').click();
  await fields.locator("summary").first().click();
  await fields.locator(".form-preview-frame form").waitFor();
  yield ["console, a field of a form", page];
  await page.getByRole("button", { name: phrase("by-hand-close"), exact: true }).click();
  await page.getByRole("dialog").waitFor();
  yield ["console, whether to close a queue", page];
  await agent.go("/sites/demo");
  const card = page.locator(".setup-card").filter({ has: page.getByRole("heading", { name: phrase("site-name"), exact: true }) });
  const field = card.getByLabel(phrase("site-name-field"));
  const before = await field.inputValue();
  await field.fill(`${before} ${language}`);
  await setUp(agent, "/v1/sites/demo", { name: `${before} & Boats` });
  await card.locator("button[type=submit]").click();
  await card.locator(".conflict").waitFor();
  yield ["console, two changed the same", page];
  await setUp(agent, "/v1/sites/demo", { name: before });
  yield* botScreens(agent);
  await setUp(agent, "/v1/queues/support", {
    hours: [],
    exceptions: [],
    contacts: [],
    suspended: false,
    topics: [],
    form_fields: [],
    pre_chat: [],
  });
}

/** The bots, and one with a step open and another that is broken. */
async function* botScreens(agent) {
  const { page } = agent;
  const definition = {
    v: 1,
    start: "hello",
    name: { en: "Help desk" },
    steps: {
      hello: {
        say: { en: "How can we help?" },
        choices: [
          { id: "a", label: { en: "Opening hours" }, to: "hours", when: "closed" },
          { id: "b", label: { en: "Leave a message" }, to: "gone" },
        ],
      },
      hours: { say: { en: "We are here:" }, show: "hours", end: true },
      number: { ask: { field: "order", kind: "text", label: { en: "Order number" } }, to: "hours" },
    },
  };
  await agent.go("/sites/demo/bots");
  await page.locator(".page-body .button-main").waitFor();
  yield ["console, no bots", page];
  await agent.call("POST", "/v1/sites/demo/bots", { bot: "help", definition });
  await agent.go("/sites/demo/bots");
  await page.locator(".setup-card").waitFor();
  yield ["console, bots", page];
  await agent.go("/sites/demo/bots/help");
  for (const step of ["hello", "number"]) {
    await page.locator(`[data-step="${step}"] .form-field-toggle`).click();
    yield [`console, the step ${step} of a bot`, page];
  }
  await agent.call("DELETE", "/v1/sites/demo/bots/help", {});
}
