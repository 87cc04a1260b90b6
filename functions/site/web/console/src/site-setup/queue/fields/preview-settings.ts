// What a visitor's panel would be told of the form while it is edited. Pure.

import type {
  FormField,
  Language,
  QueueConfig,
  QueueSettings,
  SiteConfig,
  SiteSettings,
  WireField,
} from "../../../../../protocol/src/index.ts";
import type { Texts } from "./field-list.ts";
import { named, standard, tidied } from "./field-list.ts";

/** The site in one language, as the panel gets it. */
export function previewSite({ site, name, colour, time_zone, texts }: SiteConfig, language: Language): SiteSettings {
  return { site, name, language, colour, time_zone, texts: texts[language] ?? {}, queues: [] };
}

/** The queue with these fields, in one language; where that has no words the site's own has. */
export function previewQueue(
  queue: QueueConfig,
  fields: readonly WireField[],
  main: Language,
  language: Language,
  open: boolean,
): QueueSettings {
  const { name, names, descriptions, topics, consent, consents } = queue;
  const asked = fields.length === 0 ? standard : tidied(named(fields, main), main);
  const text = consents[language] ?? consent?.text;
  return {
    queue: queue.queue,
    name: names[language] ?? name,
    open,
    here: open,
    opens_at: null,
    closes_at: null,
    description: descriptions[language] ?? null,
    contacts: [],
    picture: null,
    offline: queue.offline,
    hours: [],
    form: {
      offered: true,
      fields: asked.map((field) => fieldIn(field, main, language)),
      topics,
      consent: consent && text ? { version: consent.version, text } : null,
    },
    pre_chat: [],
    bot: null,
  };
}

function fieldIn(
  { name, kind, label, help, placeholder, required, hidden, options }: WireField,
  main: Language,
  language: Language,
): FormField {
  const said = (texts: Texts) => texts[language] || texts[main] || null;
  return {
    name,
    kind,
    label: said(label),
    help: said(help),
    placeholder: said(placeholder),
    required,
    hidden,
    options: options.filter(({ value }) => value !== "").map(({ value, label: shown }) => ({ value, label: said(shown) ?? value })),
  };
}
