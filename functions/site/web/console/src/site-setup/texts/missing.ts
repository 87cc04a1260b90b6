// Which texts a site has in its own words.

import type { Language, WireTexts } from "../../../../protocol/src/index.ts";

export const fields = ["header", "greeting", "closed", "form_intro", "thanks"] as const satisfies (keyof WireTexts)[];
export type TextField = (typeof fields)[number];

export type Texts = Partial<Record<Language, WireTexts>>;

/** How many texts have no words of the site's own in this language, though they have in another. */
export function missingIn(texts: Texts, language: Language, offered: readonly Language[]): number {
  const isWritten = (one: Language, field: TextField) => (texts[one]?.[field] ?? "").trim() !== "";
  const wanted = fields.filter((field) => offered.some((one) => isWritten(one, field)));
  return wanted.filter((field) => !isWritten(language, field)).length;
}

/** With one text changed; what is empty is left out, as the server leaves it out. */
export function withText(texts: Texts, language: Language, field: TextField, text: string): Texts {
  const { [field]: _, ...others } = texts[language] ?? {};
  const changed: WireTexts = text === "" ? others : { ...others, [field]: text };
  const { [language]: __, ...rest } = texts;
  return Object.keys(changed).length === 0 ? rest : { ...rest, [language]: changed };
}
