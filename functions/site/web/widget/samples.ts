// A site and a queue for tests.

import type { FieldKind, FormField, QueueSettings, SiteSettings } from "../protocol/src/index.ts";

/** A field without words of its own. */
export const field = (name: string, kind: FieldKind, more: Partial<FormField> = {}): FormField => ({
  name,
  kind,
  label: null,
  help: null,
  placeholder: null,
  required: false,
  hidden: false,
  options: [],
  ...more,
});

/** What is asked where nobody has set up anything else. */
export const STANDARD = [field("message", "long-text", { required: true }), field("name", "text"), field("email", "email")];

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
  picture: null,
  offline: "form",
  hours: [],
  form: { offered: true, fields: STANDARD, topics: [], consent: null },
  pre_chat: [],
  bot: null,
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
