// An agent whose mails are refused: the line in the settings, trying again, and the visitor's card.

import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { furnish } from "../support/screens.mjs";
import { stage } from "../support/stage.mjs";
import { LANGUAGES, word } from "../support/words.mjs";

const SUPPRESSED = { reason: "bounce", since: "2026-11-20T10:05:00.731Z" };
const LOOKS = [
  { colorScheme: "light", width: 1280, height: 800 },
  { colorScheme: "dark", width: 1280, height: 800 },
  { colorScheme: "dark", width: 360, height: 720 },
  { colorScheme: "light", width: 360, height: 720 },
];

let furniture;
const set = stage(async (ready) => {
  furniture = await furnish(ready);
});

/** Lets an answer of the server say that an address refuses mail. Nobody can bounce by hand; tests/it has addresses that do. */
async function refuses(page, path, change) {
  await page.route(`**${path}`, async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const answer = await route.fetch();
    const body = await answer.json();
    change(body);
    return route.fulfill({ response: answer, json: body });
  });
}

/** No barrier that axe finds, and nothing wider than the screen, in every look. */
async function assertForEverybody(page, name) {
  for (const { colorScheme, ...size } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(size);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    const place = `${name}, ${colorScheme}, ${size.width} px`;
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
      place,
    );
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= size.width, place);
  }
}

async function settings(language, reason) {
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com", { language, path: "/mailbox", init: axe.source });
  await refuses(agent.page, "/v1/me", (me) => (me.suppressed = { ...SUPPRESSED, reason }));
  await agent.go("/settings");
  return agent;
}

for (const language of LANGUAGES) {
  test(`an agent reads in ${language} that mails are refused`, async () => {
    for (const reason of ["bounce", "complaint"]) {
      const agent = await settings(language, reason);
      await agent.page
        .locator(".settings-suppressed")
        .getByRole("button", { name: word("console", language, "try-again") })
        .waitFor();
      await assertForEverybody(agent.page, `settings ${language} ${reason}`);
      await agent.context.close();
    }
  });
}

test("an agent tries again, and the line goes", async () => {
  const agent = await settings("en", "bounce");
  const line = agent.page.getByText("Mail to owner@example.com came back");
  await line.waitFor();
  const lifted = agent.page.waitForResponse((answer) => answer.request().method() === "DELETE");
  await agent.page.getByRole("button", { name: "Try again" }).click();
  assert.equal((await lifted).status(), 200);
  await agent.page.getByRole("region", { name: "Latest notices" }).getByText("Notices are sent by e-mail again").waitFor();
  await line.waitFor({ state: "detached" });
  assert.equal(await agent.page.evaluate(() => document.activeElement.id), "notices-title", "the focus stays nearby");
  assertNoTroubles(agent.context);
  await agent.context.close();
});

test("when the server does not answer the line stays and says so", async () => {
  const agent = await settings("en", "bounce");
  await agent.page.route("**/v1/me/suppression", (route) => route.abort());
  await agent.page.getByRole("button", { name: "Try again" }).click();
  await agent.page.getByRole("alert").getByText("The server cannot be reached").waitFor();
  await agent.page.getByText("Mail to owner@example.com came back").waitFor();
  await agent.context.close();
});

test("the card of a visitor whose address refuses mail says so", async () => {
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com", { path: "/mailbox", init: axe.source });
  const path = `/v1/conversations/${furniture.submission}`;
  await refuses(agent.page, path, (details) => (details.contact.suppressed = SUPPRESSED));
  await agent.go(`/c/${furniture.submission}?card=open`);
  await agent.page.getByText("Cannot be e-mailed: mail came back").waitFor();
  await assertForEverybody(agent.page, "card");
  await agent.context.close();
});
