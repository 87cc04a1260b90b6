// Takes the two pictures of the README from the running product: `npm run pictures`.

import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Agent } from "./support/agent.mjs";
import { openBrowser } from "./support/browser.mjs";
import { Stack } from "./support/stack.mjs";
import { Visitor } from "./support/visitor.mjs";

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "../../infra/pictures");
const AFTERNOON = 16;

/** A time zone in which it is afternoon now, whenever the pictures are taken. */
function afternoon() {
  const ahead = ((AFTERNOON - new Date().getUTCHours() + 36) % 24) - 12;
  // These names count to the west.
  return `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

const look = { timezoneId: afternoon(), reducedMotion: "reduce" };

/** Somebody asks and goes on with other things; it waits in the list. */
async function asks(browser, stack, text) {
  const visitor = await Visitor.come(browser, stack);
  await visitor.open();
  await visitor.write(text);
  await visitor.sees(text, "Sent");
}

async function leavesForm(browser, stack, answers) {
  const visitor = await Visitor.come(browser, stack);
  await visitor.openForm();
  await visitor.fillForm(answers);
  await visitor.panel.getByRole("button", { name: "Send message" }).click();
  await visitor.panel.getByRole("heading", { name: "Thank you" }).waitFor();
}

async function take(page, name) {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(FOLDER, name) });
}

/** Sends away what floats over the corner of the console. */
async function clear(page) {
  const dismiss = page.getByRole("button", { name: "Dismiss" });
  while ((await dismiss.count()) > 0) await dismiss.first().click();
  await page.mouse.move(0, 0);
}

async function takePictures(browser, stack) {
  await leavesForm(browser, stack, {
    message: "Could you send the receipt of my Beacon again? Order 20418.",
    name: "Réka Szabó",
    email: "reka@visitor.example",
  });
  await leavesForm(browser, stack, {
    message: "Do you rent cargo bicycles for a weekend?",
    name: "Matteo Ricci",
    email: "matteo@visitor.example",
  });
  await asks(browser, stack, "Which lock fits the Pier?");

  const visitor = await Visitor.come(browser, stack, { viewport: { width: 1000, height: 720 }, ...look });
  await visitor.open();
  await visitor.write("Good afternoon. My Ferry makes a grinding noise when I brake downhill.");
  await visitor.sees("grinding noise", "Sent");

  const agent = await Agent.signIn(browser, stack, "owner@example.com", { viewport: { width: 1200, height: 760 }, ...look });
  await agent.openRow("grinding noise");
  await agent.act("Take");
  await agent.write("Good afternoon. Is it the front brake or the rear one?");
  await visitor.sees("front brake");
  await visitor.write("The rear one. The children noticed it first.");
  await agent.sees("The rear one.");
  await agent.page.getByRole("button", { name: "Note", exact: true }).click();
  await agent.page.getByRole("textbox", { name: "Internal note" }).fill("Third Ferry with this brake pad. Telling the workshop.");
  await agent.page.getByRole("button", { name: "Add note" }).click();
  await agent.page.getByRole("button", { name: "Reply", exact: true }).last().click();
  await agent.write("Please do not ride it until we have looked. We can fetch it tomorrow at ten, free of charge.");
  await visitor.sees("tomorrow at ten");
  await visitor.sees("The rear one.", "Seen");
  await take(visitor.page, "widget.png");

  await visitor.write("Tomorrow at ten is perfect. Thank you.");
  await agent.sees("Tomorrow at ten is perfect.");
  await agent.sees("tomorrow at ten", "Seen");
  await clear(agent.page);
  await take(agent.page, "console.png");
}

await mkdir(FOLDER, { recursive: true });
const [stack, browser] = await Promise.all([Stack.start(), openBrowser()]);
try {
  await takePictures(browser, stack);
} finally {
  await browser.close();
  await stack.stop();
}
