// What queues ask, as their owner sets it up.

import { Agent } from "./agent.mjs";
import { setUp } from "./setup/setup.mjs";

/** A field in English, as it is set up. */
export const field = (name, kind, label, more = {}) => ({
  name,
  kind,
  label: label ? { en: label } : {},
  help: {},
  placeholder: {},
  required: false,
  hidden: false,
  options: [],
  ...more,
});

export const options = (...labels) => labels.map((label) => ({ value: label.toLowerCase(), label: { en: label } }));

/** The owner sets up the only queue, before anybody has seen it, and is not there for visitors. */
export async function setUpQueue({ stack, browser }, change) {
  const owner = await Agent.signIn(browser, stack, "owner@example.com", { path: "/mailbox" });
  await setUp(owner, "/v1/queues/support", change);
  return owner;
}

/** Says in the settings that nothing need be answered, which only the server knows better. */
export const nothingRequired = (fields) => fields.map((one) => ({ ...one, required: false }));
