// Every screen that a visitor or an agent can come to, one after the other, in any language.

import { Agent } from "./agent.mjs";
import { askingScreens } from "./asking-screens.mjs";
import { openContext } from "./browser.mjs";
import { withSettings } from "./settings.mjs";
import { invite } from "./setup/invitations.mjs";
import { peopleScreens } from "./setup/people-screens.mjs";
import { setupScreens } from "./setup/setup-screens.mjs";
import { Visitor } from "./visitor.mjs";
import { word } from "./words.mjs";

const LOCALES = { fi: "fi-FI", en: "en-GB", uk: "uk-UA", hu: "hu-HU", it: "it-IT" };

/** A conversation and a submission for the screens to show. */
export async function furnish({ stack, browser }) {
  const visitor = await Visitor.come(browser, stack);
  await visitor.open();
  await visitor.write("Good evening. My Ferry makes a grinding noise when I brake downhill with both children in the box.");
  await visitor.sees("grinding noise", "Sent");
  const agent = await Agent.signIn(browser, stack, "owner@example.com");
  await agent.openRow("grinding noise");
  await agent.act("Take");
  await agent.write("Good evening. Please do not ride it before we have looked at it. We can fetch it tomorrow at ten.");
  await agent.page.getByRole("button", { name: "Note", exact: true }).click();
  await agent.page.getByRole("textbox", { name: "Internal note" }).fill("Third Ferry with this brake. Tell the workshop.");
  await agent.page.getByRole("button", { name: "Add note" }).click();
  await visitor.sees("We can fetch it");
  await visitor.write("The code of our front door is 4711.");
  await agent.takeOut("4711");
  await visitor.sees("Message removed");
  await visitor.write("Thank you, that suits us. The address is in the order: https://shop.example/orders/20418");
  await agent.sees("that suits us");
  const writer = await Visitor.come(browser, stack);
  await writer.openForm();
  await writer.fillForm({
    message: "I also need the invoice again, please.",
    name: "Réka Szabó-Virtanen",
    email: "reka.szabo@visitor.example",
  });
  await writer.panel.getByRole("button", { name: "Send message" }).click();
  await writer.panel.getByRole("heading", { name: "Thank you" }).waitFor();
  await agent.go("/queues/support/log");
  const row = agent.page.locator(".log-entry").filter({ hasText: "Réka" });
  await row.getByRole("button", { name: "Add comment" }).click();
  await row.getByRole("textbox").fill("Invoice sent again by Olivia.");
  await row.getByRole("button", { name: "Add comment", exact: true }).click();
  await row.locator(".log-latest").getByText("Invoice sent again").waitFor();
  const { items } = await agent.call("GET", "/v1/conversations?status=unassigned,active");
  return {
    visitor: await visitor.context.storageState(),
    chat: items.find(({ kind }) => kind === "chat").conversation,
    submission: items.find(({ kind }) => kind === "submission").conversation,
    invitation: await invite(agent, "anna-kaisa.makela-virtanen@newcomer.example"),
  };
}

/** A visitor of a shop in that language, from before its first script. */
async function visitorOfShop(context, stack, language) {
  const page = await context.newPage();
  await page.addInitScript((tag) => {
    new MutationObserver(() => (document.documentElement.lang = tag)).observe(document, { childList: true });
  }, language);
  await page.goto(stack.demo);
  return new Visitor(page, language);
}

/** The widget's screens: `[name, page]`, the page standing on that screen. */
export async function* widgetScreens({ stack, browser }, furniture, language, options) {
  const known = await openContext(browser, { locale: LOCALES[language], storageState: furniture.visitor, ...options });
  const talker = await visitorOfShop(known, stack, language);
  await talker.launcher.waitFor();
  yield ["widget, launcher", talker.page];
  await talker.open();
  await talker.sees("that suits us");
  yield ["widget, chat", talker.page];
  const phrase = (key) => word("widget/ongoing", language, key);
  await talker.panel.getByRole("button", { name: phrase("menu") }).click();
  yield ["widget, menu", talker.page];
  await talker.panel.getByRole("button", { name: phrase("end-chat") }).click();
  yield ["widget, whether to end the chat", talker.page];
  await known.close();
  yield* closedScreens({ stack, browser }, language, options);
  yield* askingScreens(
    () => openContext(browser, { locale: LOCALES[language], ...options }),
    (context) => visitorOfShop(context, stack, language),
    language,
  );
  const context = await openContext(browser, { locale: LOCALES[language], ...options });
  const visitor = await visitorOfShop(context, stack, language);
  const { page } = visitor;
  await visitor.openForm();
  // Until the form has been loaded the chat's field is there.
  await visitor.panel.locator("input[type=email]").waitFor();
  yield ["widget, form", page];
  await visitor.panel.getByRole("textbox").first().fill("?");
  await visitor.panel.locator("input[type=email]").fill("nobody@");
  await visitor.panel.getByRole("textbox").first().focus();
  await visitor.panel.getByText(word("widget/contact-form", language, "field-email")).waitFor();
  yield ["widget, form with a mistake", page];
  await visitor.panel.locator("input[type=email]").fill("nobody@visitor.example");
  await visitor.panel.getByRole("button", { name: word("widget/contact-form", language, "form-send") }).click();
  await visitor.panel.getByRole("heading", { name: word("widget/contact-form", language, "form-sent-title") }).waitFor();
  yield ["widget, form sent", page];
  await context.close();
}

/** What a visitor finds who must choose a queue, and then finds it closed. */
async function* closedScreens({ stack, browser }, language, options) {
  const context = await openContext(browser, { locale: LOCALES[language], ...options });
  const closed = {
    open: false,
    opens_at: new Date(Date.now() + 86_400_000).toISOString(),
    offline: "message",
    description: "Orders, bills, and where a parcel is",
    hours: [
      { day: 5, opens: "09:00", closes: "16:30" },
      { day: 6, opens: "22:00", closes: "02:00" },
      { day: 7, opens: "00:00", closes: "24:00" },
    ],
    contacts: [
      { kind: "email", text: "asiakaspalvelu.kaupat.ja.huollot@harbour-bicycles.example" },
      { kind: "phone", text: "+358 9 123 4567" },
      { kind: "link", text: "https://harbour-bicycles.example/help/everything/about/deliveries" },
      { kind: "place", text: "Aleksanterinkatu 1, 00100 Helsinki" },
    ],
  };
  await withSettings(context, ({ queues: [queue] }) => ({
    queues: [
      { ...queue, ...closed },
      { ...queue, queue: "sales", name: "Sales" },
    ],
  }));
  const visitor = await visitorOfShop(context, stack, language);
  await visitor.launcher.click();
  const choice = visitor.panel.getByRole("button").filter({ hasText: closed.description });
  await choice.waitFor();
  yield ["widget, choice of a queue", visitor.page];
  await choice.click();
  await visitor.leaveMessage.waitFor();
  yield ["widget, closed", visitor.page];
  await context.close();
}

/** The console's screens before anybody has signed in. */
export async function* signInScreens({ stack, browser }, language, options) {
  const context = await openContext(browser, { locale: LOCALES[language], ...options });
  const page = await context.newPage();
  const phrase = (key) => word("console", language, key);
  await page.goto(`${stack.console}/inbox`);
  await page.getByRole("heading", { name: phrase("sign-in-title") }).waitFor();
  yield ["console, sign-in", page];
  await page.getByLabel(phrase("sign-in-email")).fill("nobody@example.com");
  await page.getByRole("button", { name: phrase("sign-in-send") }).click();
  await page.getByRole("heading", { name: phrase("sign-in-sent-title") }).waitFor();
  yield ["console, check your mail", page];
  await page.goto(`${stack.console}/sign-in#token=used`);
  await page.reload();
  await page.getByRole("button", { name: phrase("sign-in-confirm-button") }).waitFor();
  yield ["console, use the link", page];
  await page.getByRole("button", { name: phrase("sign-in-confirm-button") }).click();
  await page.getByRole("heading", { name: phrase("sign-in-used-title") }).waitFor();
  yield ["console, used link", page];
  await context.close();
}

/** The console's screens of an agent who is signed in. */
export async function* consoleScreens({ stack, browser }, furniture, language, options) {
  const agent = await Agent.signIn(browser, stack, "owner@example.com", { language, locale: LOCALES[language], ...options });
  const { page } = agent;
  const phrase = (key) => word("console", language, key);
  const heading = (key) => page.getByRole("heading", { level: 1, name: phrase(key) }).waitFor();
  const said = (words) => page.getByText(words).first().waitFor();
  await said("that suits us");
  yield ["console, inbox", page];
  await agent.go("/inbox?status=trashed");
  await said(phrase("list-empty-trashed"));
  yield ["console, empty list", page];
  await agent.go(`/c/${furniture.chat}`);
  await said("Third Ferry");
  await page.getByRole("textbox", { name: phrase("composer-reply-text") }).waitFor();
  yield ["console, conversation", page];
  await page.getByRole("button", { name: phrase("action-more") }).click();
  await page.getByRole("menu").waitFor();
  yield ["console, menu", page];
  await page.keyboard.press("Escape");
  await page
    .getByRole("button", { name: phrase("redact-menu") })
    .last()
    .click();
  await page.getByRole("menuitem", { name: phrase("redact") }).waitFor();
  yield ["console, menu of a message", page];
  await page.getByRole("menuitem", { name: phrase("redact") }).click();
  await page.getByRole("dialog").waitFor();
  yield ["console, whether to remove a text", page];
  await agent.go(`/c/${furniture.chat}?card=open`);
  await said(phrase("card-participants"));
  yield ["console, visitor card", page];
  await page.getByRole("button", { name: phrase("card-edit"), exact: true }).click();
  const form = page.getByRole("form", { name: phrase("card-edit-form") });
  await form.locator("input[type=email]").fill("nobody");
  await form.getByRole("button", { name: phrase("save") }).click();
  await form.getByText(phrase("field-invalid")).waitFor();
  yield ["console, contact with a mistake", page];
  yield* contactScreens(agent, furniture);
  yield* setupScreens(agent, language);
  await agent.go("/settings");
  await heading("settings-title");
  await page.getByText(phrase("sessions-this")).first().waitFor();
  yield ["console, settings", page];
  yield* peopleScreens(agent, furniture.invitation, language);
  await agent.go("/c/nothing");
  await heading("missing-title");
  yield ["console, nothing here", page];
  await agent.context.close();
}

/** What a contact form looks like: as a conversation, and as an entry of its queue's log. */
async function* contactScreens(agent, furniture) {
  const { page } = agent;
  await agent.go(`/c/${furniture.submission}`);
  await page.locator(".composer-closed").waitFor();
  yield ["console, submission", page];
  const { items } = await agent.call("GET", "/v1/queues/support/log");
  const { entry } = items.find(({ event }) => event === "submission");
  await agent.go(`/queues/support/log?open=${entry}#${entry}`);
  await page.locator(`#content-${entry} .answers`).waitFor();
  yield ["console, queue log", page];
}
