// A site and a queue for tests.

import type { QueueSettings, SiteSettings } from "../protocol/src/index.ts";

/** Closed, and nothing is known of when it opens. */
export const CLOSED: QueueSettings = {
  queue: "support",
  name: "Support",
  open: false,
  here: false,
  opens_at: null,
  closes_at: null,
  description: null,
  contacts: [],
  offline: "form",
  hours: [],
  form: { offered: true, topics: [], consent: null },
};

/** A site with words of its own. */
export const siteWith = (texts: SiteSettings["texts"], queues: QueueSettings[] = []): SiteSettings => ({
  site: "demo",
  name: "Demo",
  language: "en",
  colour: "#2457d6",
  time_zone: "Europe/Helsinki",
  texts,
  queues,
});
