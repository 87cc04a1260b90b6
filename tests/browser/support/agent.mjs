// An agent in the console, and what such a person does there.

import { openContext } from "./browser.mjs";

// An address gets only so many sign-in mails in a while, so each agent signs in once per stack.
const sessions = new WeakMap();

function cookiesOf(stack) {
  if (!sessions.has(stack)) sessions.set(stack, new Map());
  return sessions.get(stack);
}

const SIGN_IN_MAIL = /sign|kirjau|вх/i;

/** One agent's tab. */
export class Agent {
  /** Opens the console as this agent, in a browser of one's own; in English unless said otherwise. */
  static async signIn(browser, stack, email, { language = "en", path = "/inbox", ...options } = {}) {
    const context = await openContext(browser, options);
    const page = await context.newPage();
    const agent = new Agent(page, stack, email);
    await context.addCookies(cookiesOf(stack).get(email) ?? []);
    // A page without the console's scripts, to call the API from.
    await page.goto(`${stack.console}/mailbox`);
    if (!cookiesOf(stack).has(email)) await agent.askIn();
    await agent.call("PATCH", "/v1/me", { language });
    await agent.go(path);
    return agent;
  }

  constructor(page, stack, email) {
    this.page = page;
    this.context = page.context();
    this.stack = stack;
    this.email = email;
    this.rows = page.getByRole("list", { name: /^Conversations/ }).getByRole("link");
    this.log = page.getByRole("log", { name: "Messages" });
    this.input = page.getByRole("textbox", { name: "Reply to the visitor" });
    this.actions = page.getByRole("group", { name: "What to do with the conversation" });
    this.banner = page.getByRole("status").getByText("No connection.");
  }

  /** Gets a session for this browser by the mailed link. */
  async askIn() {
    const before = (await this.stack.mails()).length;
    await this.call("POST", "/v1/auth/links", { email: this.email });
    const mail = await this.stack.mailTo(this.email, SIGN_IN_MAIL, before);
    await this.call("POST", "/v1/auth/sessions", { token: /#token=([\w-]+)/.exec(mail.text)[1] });
    cookiesOf(this.stack).set(this.email, await this.context.cookies());
  }

  /** Calls the API as the console would; a change of a setting names the version that it was made from. */
  async call(method, path, body, version) {
    const send = async ([verb, address, content, from]) => {
      const headers = { ...(content && { "content-type": "application/json" }), ...(from !== undefined && { "if-match": `"${from}"` }) };
      const answer = await fetch(address, { method: verb, headers, ...(content && { body: JSON.stringify(content) }) });
      return { status: answer.status, body: await answer.text() };
    };
    const answer = await this.page.evaluate(send, [method, path, body, version]);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
    return answer.body && JSON.parse(answer.body);
  }

  /** Where this agent is in the console. */
  get path() {
    return new URL(this.page.url()).pathname;
  }

  go(path) {
    return this.page.goto(this.stack.console + path);
  }

  /** Opens the conversation that a row of the list shows. */
  async openRow(text) {
    await this.rows.filter({ hasText: text }).click();
    await this.log.waitFor();
  }

  /** Presses a button over the conversation: Take, Join, Resolve. */
  async act(name) {
    await this.actions.getByRole("button", { name, exact: true }).click();
  }

  async write(text) {
    await this.input.fill(text);
    await this.input.press("Enter");
  }

  /** The message with this text, of any author. */
  message(text) {
    return this.log.locator(".bubble-line").filter({ hasText: text });
  }

  /** Waits for a message; with a state, until it stands as `Sending`, `Sent` or `Seen`. */
  async sees(text, state) {
    const line = this.message(text);
    await (state ? line.locator(".mark").filter({ hasText: new RegExp(state) }) : line).waitFor();
  }

  /** The messages on screen, oldest first. */
  texts() {
    return this.log.locator(".bubble").allTextContents();
  }

  /** Takes the words of a message out of the log. */
  async takeOut(text) {
    const message = this.message(text);
    await message.hover();
    await message.getByRole("button", { name: "Actions for this text" }).click();
    await this.page.getByRole("menuitem", { name: "Remove text…" }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: "Remove text" }).click();
  }

  /** When this page was loaded: the same number later means that it was not reloaded. */
  loadedAt() {
    return this.page.evaluate(() => performance.timeOrigin);
  }
}
