// The pages on which a site is set up: cards, each with its own Save.

import { eventually } from "../conditions.mjs";

/** One card of such a page, by its title. */
export class Card {
  constructor(page, title) {
    this.page = page;
    this.root = page.locator(".setup-card").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  }

  field(name) {
    return this.root.getByLabel(name, { exact: true });
  }

  button(name) {
    return this.root.getByRole("button", { name, exact: true });
  }

  async save() {
    await this.button("Save").click();
  }

  /** Saves, and waits until it says so. */
  async saved() {
    await this.save();
    await this.root.getByText("Saved", { exact: true }).waitFor();
  }
}

/** What has the focus, by its name. */
export function focused(page) {
  return page.evaluate(() => {
    const { activeElement: found } = document;
    return found.getAttribute("aria-label") ?? found.labels?.[0]?.textContent ?? found.textContent;
  });
}

export function focusGoesTo(page, name) {
  return eventually(`the focus on ${name}`, async () => (await focused(page)) === name);
}

/** Changes settings from the version that is there now, as another administrator would. */
export async function setUp(agent, path, change) {
  const { version } = await agent.call("GET", path);
  return agent.call("PATCH", path, change, version);
}
