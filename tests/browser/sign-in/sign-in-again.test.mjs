// Asking for one more sign-in mail, as often as the limits let anybody.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openContext } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";

const set = stage();

test("the field has the focus, and after half a minute the mail can be sent again until it is too often", async () => {
  const context = await openContext(set.browser);
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${set.stack.console}/sign-in`);
  const field = page.getByLabel("E-mail address");
  await field.waitFor();
  assert.ok(await field.evaluate((input) => input === document.activeElement));
  await page.keyboard.type("nobody@example.com");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
  const again = page.getByRole("button", { name: "Send again" });
  const said = page.getByText("another link is on its way");
  for (let times = 0; times < 2; times += 1) {
    await page.clock.fastForward(29_000);
    assert.equal(await again.count(), 0);
    await page.clock.fastForward(2_000);
    await again.click();
    await said.waitFor();
    await eventually("the focus on what is said", () => said.evaluate((paragraph) => paragraph === document.activeElement));
  }
  await page.clock.fastForward(31_000);
  await again.click();
  await page.getByRole("alert").filter({ hasText: "ask for another in 15 minutes" }).waitFor();
});
