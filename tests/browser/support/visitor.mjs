// A visitor on the demo site, and what such a person does in the widget.

import { openContext } from "./browser.mjs";
import { word } from "./words.mjs";

/** One tab of a visitor. */
export class Visitor {
  /** Comes to the demo site with a browser of one's own. */
  static async come(browser, stack, options) {
    const context = await openContext(browser, options);
    return Visitor.tab(context, stack);
  }

  /** Comes with a question, which is stored when this is done. */
  static async asking(browser, stack, question) {
    const visitor = await Visitor.come(browser, stack);
    await visitor.open();
    await visitor.write(question);
    await visitor.sees(question, "Sent");
    return visitor;
  }

  /** Opens one more tab in the same browser. */
  static async tab(context, stack) {
    const page = await context.newPage();
    await page.goto(stack.demo);
    return new Visitor(page);
  }

  constructor(page, language = "en") {
    this.page = page;
    this.context = page.context();
    this.launcher = page.getByRole("button", { name: word("widget", language, "launcher-open") });
    this.panel = page.getByRole("dialog");
    this.log = this.panel.getByRole("log", { name: word("widget", language, "chat-label") });
    this.input = this.panel.getByRole("textbox", { name: word("widget", language, "composer-label") });
    this.leaveMessage = this.panel.getByRole("button", { name: word("widget", language, "leave-message") });
    this.closeButton = this.panel.getByRole("button", { name: word("widget", language, "panel-close") });
  }

  /** Opens the panel at the chat. */
  async open() {
    await this.launcher.click();
    await this.input.waitFor();
  }

  async write(text) {
    await this.input.fill(text);
    await this.input.press("Enter");
  }

  /** The message with this text, own or not. */
  message(text) {
    return this.log.getByRole("listitem").filter({ hasText: text });
  }

  /** Waits for a message; with a state, until it stands as `Sent`, `Seen` or another. */
  async sees(text, state) {
    const item = this.message(text);
    await (state ? item.locator(".state").filter({ hasText: new RegExp(state) }) : item).waitFor();
  }

  /** The messages on screen, oldest first, without the words for screen readers. */
  texts() {
    return this.log.locator(".bubble").evaluateAll((bubbles) =>
      bubbles.map((bubble) =>
        [...bubble.childNodes]
          .filter((node) => !(node instanceof HTMLSpanElement))
          .map((node) => node.textContent)
          .join(""),
      ),
    );
  }

  /** Opens the panel at the contact form, as who finds nobody there. */
  async openForm() {
    await this.page.route("**/v1/sites/demo*", async (route) => {
      const response = await route.fetch();
      const settings = await response.json();
      const queues = settings.queues.map((queue) => ({ ...queue, here: false }));
      await route.fulfill({ response, json: { ...settings, queues } });
    });
    await this.open();
    await this.leaveMessage.click();
  }

  /** Fills in the contact form, which is open or about to be: until then the chat has a field for "Your message". */
  async fillForm({ message, name, email }) {
    await this.panel.getByRole("textbox", { name: /^Message/ }).fill(message);
    await this.panel.getByRole("textbox", { name: /^Name/ }).fill(name);
    await this.panel.getByRole("textbox", { name: /^E-mail/ }).fill(email);
  }
}
