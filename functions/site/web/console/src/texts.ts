// What the console says, in the agent's language. Screens that call `text` are drawn anew when the language changes.

import { computed, signal } from "@preact/signals";
import type { Language } from "../../fluent/text.ts";
import { chooseLanguage, createTexts, LANGUAGES, languageOf } from "../../fluent/text.ts";
import type { Args } from "../locales/keys.ts";

const texts = createTexts<Args>({
  fi: () => import("../locales/fi.ftl"),
  en: () => import("../locales/en.ftl"),
  uk: () => import("../locales/uk.ftl"),
  hu: () => import("../locales/hu.ftl"),
  it: () => import("../locales/it.ftl"),
});

/** The language on screen. */
export const spoken = signal<Language>("en");

/** How dates and numbers are written: as the browser's own region does, where that speaks the same language. */
export const locale = computed(() => navigator.languages.find((tag) => languageOf(tag) === spoken.value) ?? spoken.value);

export const text: typeof texts.text = (...args) => {
  spoken.value;
  return texts.text(...args);
};

/** Fetches a language and shows it everywhere, also to screen readers. */
export async function speak(language: Language): Promise<void> {
  await texts.load(language);
  document.documentElement.lang = language;
  spoken.value = language;
}

/** Before sign-in nobody has told us a language but the browser. */
export function browserLanguage(): Language {
  return chooseLanguage(navigator.languages, "en");
}

/** The languages an agent can choose, each by its own name. */
export function ownNames(): { language: Language; name: string }[] {
  return LANGUAGES.map((language) => {
    const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
    return { language, name: capital(name, language) };
  });
}

/** A language by its name in the agent's language, as it stands in the middle of a card. */
export function languageName(tag: string): string {
  try {
    return capital(new Intl.DisplayNames([spoken.value], { type: "language" }).of(tag) ?? tag, spoken.value);
  } catch {
    return tag;
  }
}

/** Begins a text with a capital letter. */
export function capital(word: string, language: string = spoken.value): string {
  const [first = "", ...rest] = word;
  return first.toLocaleUpperCase(language) + rest.join("");
}
