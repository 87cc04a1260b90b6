// The pictures of the guide: how one gets to each on the running product, and which part of the screen it is.

import { readFile } from "node:fs/promises";
import { word } from "../support/words.mjs";
import { setHours } from "./furniture.mjs";

export const SIZE = { width: 1100, height: 600 };
/** Where buttons have their words beside them. */
const WIDE = { width: 1400, height: 680 };
const WIDGET_HOST = "https://widget.shop.example";

/** The words of the console, and those of the pages on which a site is set up. */
function phrases(language) {
  return { console: (key) => word("console", language, key), setup: (key) => word("console/src/site-setup", language, key) };
}

/** A bot that the product itself begins one with. */
async function starter() {
  const file = new URL("../../../functions/site/web/protocol/src/bot/starters/order.json", import.meta.url);
  return JSON.parse(await readFile(file, "utf8"));
}

/** A card of a page on which something is set up, by its title. */
const cardOf = (page, title) => page.locator(".setup-card").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();

async function* work({ agent, chat, texts }, say) {
  const { page } = agent;
  await agent.go(`/c/${chat}`);
  await page.locator(".log").getByText(texts.note).waitFor();
  await page.locator(".list-pane").getByText(texts.waiting).waitFor();
  await page.locator(".card .facts").first().waitFor();
  yield ["answer-a-chat", page.locator(".shell")];
  await page.setViewportSize(WIDE);
  await press(page, say.console("action-more"));
  await page.getByRole("menu").waitFor();
  yield ["hand-over", page.locator(".conversation-head"), { below: page.getByRole("menu") }];
  await page.keyboard.press("Escape");
  const { items } = await agent.call("GET", "/v1/queues/support/log");
  const { entry } = items.find(({ event }) => event === "submission");
  await agent.go(`/queues/support/log?open=${entry}#${entry}`);
  await page.locator(`#content-${entry} .answers`).waitFor();
  yield ["answer-a-form", page.locator(`#entry-${entry}`)];
  await page.setViewportSize(SIZE);
  await agent.go("/settings");
  await page.locator(".matrix").waitFor();
  yield ["notices", page.locator(".matrix")];
}

async function* setUp({ agent, texts }, say) {
  const { page } = agent;
  await agent.go(`/sites/${texts.site.site}`);
  await page.locator(".first-run").waitFor();
  yield ["first-steps", page.locator(".first-run")];
  await setHours(agent, texts);
  await agent.go("/sites/demo/install");
  // The host of this machine would be on nobody else's.
  await page.locator(".snippet code").evaluate((code, host) => {
    code.textContent = code.textContent.replace(/http:\/\/[^/]+/, host);
  }, WIDGET_HOST);
  yield ["install", page.locator(".page-body.setup > section").first(), { below: page.locator(".page-body.setup > section").last() }];
  await agent.go("/sites/demo/queues/support");
  const hours = cardOf(page, say.setup("hours-week"));
  await hours.waitFor();
  yield ["hours", hours];
  const form = cardOf(page, say.setup("fields"));
  await form.locator(".form-field-toggle").filter({ hasText: texts.field }).click();
  await form.locator(".form-preview").getByText(texts.field).waitFor();
  yield ["form", form];
  await agent.go("/sites/demo/people");
  await press(page, say.console("invite-open"));
  await page.locator(".person-form").waitFor();
  yield ["people", page.locator(".person-form")];
  await agent.go("/sites/demo/log");
  await page.locator(".audit-entry").first().waitFor();
  yield ["change-log", page.locator(".audit-head"), { below: page.locator(".audit-entry").nth(1) }];
  await agent.call("POST", "/v1/sites/demo/bots", { bot: "orders", definition: await starter() });
  await agent.go("/sites/demo/bots/orders");
  await page.locator("[data-step] .form-field-toggle").first().click();
  yield ["bots", page.locator("[data-step]").first()];
}

/** Every picture: its name, what of the screen it shows, and how far down it goes where that is more. */
export async function* scenes({ stack, browser }, furniture, language, newPage) {
  const say = phrases(language);
  const page = await newPage(browser, language);
  await page.goto(`${stack.console}/sign-in`);
  await page.getByRole("heading", { name: say.console("sign-in-title") }).waitFor();
  yield ["sign-in", page.locator(".sign-in-card")];
  await page.context().close();
  yield* work(furniture, say);
  yield* setUp(furniture, say);
}
