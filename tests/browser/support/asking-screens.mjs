// What a visitor is asked: a form with fields of every kind, questions before a chat, and a bot.

import { readFileSync } from "node:fs";
import { withSettings } from "./settings.mjs";
import { word } from "./words.mjs";

const STARTER = new URL("../../../functions/site/web/protocol/src/bot/starters/hours.json", import.meta.url);

const field = (name, kind, more = {}) => ({
  name,
  kind,
  label: null,
  help: null,
  placeholder: null,
  required: false,
  hidden: false,
  options: [],
  ...more,
});
const options = (...labels) => labels.map((label) => ({ value: label, label }));

const FIELDS = [
  field("message", "long-text", { placeholder: "What happened, and when?" }),
  field("order", "text", { label: "Order number", help: "It is in our mail: https://harbour-bicycles.example/orders", required: true }),
  field("model", "choice", { label: "Model", options: options("Pier", "Ferry", "Beacon") }),
  field("colour", "buttons", { label: "Colour", options: options("Red", "Dark blue", "Seaweed green", "Sand"), required: true }),
  field("offers", "checkbox", { label: "Send me news about bicycles", help: "You can stop them at any time." }),
  field("email", "email"),
  field("phone", "phone"),
  field("amount", "number", { label: "Price in euros" }),
  field("bought", "date", { label: "Bought on" }),
];
const FORM = { offered: true, fields: FIELDS, topics: ["Repair", "Delivery"], consent: { version: "1", text: "You may keep my details." } };
const HOURS = [1, 2, 3, 4, 5].map((day) => ({ day, opens: "09:00", closes: "16:30" }));
const CLOSED = { open: false, here: false, opens_at: new Date(Date.now() + 86_400_000).toISOString(), closes_at: null, hours: HOURS };

/** `[name, page]`, the page standing on that screen. `come` opens the shop where the only queue is like this. */
export async function* askingScreens(openContext, come, language) {
  const phrase = (key) => word("widget/contact-form", language, key);
  const open = async (queue) => {
    const context = await openContext();
    await withSettings(context, ({ queues: [first] }) => ({ queues: [{ ...first, ...queue }] }));
    const visitor = await come(context);
    await visitor.launcher.click();
    return visitor;
  };

  const writer = await open({ ...CLOSED, offline: "form", form: FORM });
  await writer.panel.getByLabel("Price in euros").fill("?");
  await writer.panel.getByLabel("Dark blue").check();
  await writer.panel.getByText(phrase("field-number")).waitFor();
  yield ["widget, form of the site's own", writer.page];
  await writer.context.close();

  const asker = await open({ pre_chat: FIELDS.slice(1, 4) });
  await asker.panel.getByRole("button", { name: phrase("pre-chat-start") }).waitFor();
  yield ["widget, questions before a chat", asker.page];
  await asker.context.close();

  const definition = JSON.parse(readFileSync(STARTER, "utf8"));
  const player = await open({ ...CLOSED, offline: "bot", form: FORM, bot: { bot: "help", version: 1, definition } });
  await player.panel.getByRole("group").getByRole("button").first().click();
  await player.panel.getByRole("table").waitFor();
  yield ["widget, bot", player.page];
  await player.context.close();
}
