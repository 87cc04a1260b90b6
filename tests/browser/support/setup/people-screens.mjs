// The people of a site, and what somebody sees who is invited.

import { word } from "../words.mjs";

/** `[name, page]`, the page standing on that screen. */
export async function* peopleScreens(agent, invitation, language) {
  const { page } = agent;
  const phrase = (key) => word("console", language, key);
  await agent.go("/sites/demo/people");
  await page.getByText(phrase("invitations-title"), { exact: true }).waitFor();
  yield ["console, people", page];
  await page.getByRole("button", { name: phrase("invite-open"), exact: true }).click();
  await page.getByRole("button", { name: phrase("invite-send"), exact: true }).waitFor();
  yield ["console, invite", page];
  await page.getByRole("button", { name: phrase("cancel"), exact: true }).click();
  await page.getByText(phrase("person-edit"), { exact: true }).first().click();
  await page.getByLabel(phrase("person-most")).fill("0");
  await page.getByText(phrase("person-most-wrong")).waitFor();
  yield ["console, person with a mistake", page];
  await page.goto(invitation);
  await page.getByRole("button", { name: phrase("invitation-join"), exact: true }).waitFor();
  yield ["console, invitation", page];
  await page.goto(`${agent.stack.console}/invitation`);
  await page.getByRole("heading", { name: phrase("invitation-gone-title") }).waitFor();
  yield ["console, invitation that is gone", page];
}
