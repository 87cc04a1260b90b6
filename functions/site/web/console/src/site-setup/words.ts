// What the pages of this folder say. Only few agents set anything up, so the words are loaded with the first such page.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Language } from "../../../fluent/text.ts";
import { createTexts } from "../../../fluent/text.ts";
import { spoken } from "../texts.ts";
import type { Args } from "./locales/keys.ts";

const texts = createTexts<Args>({
  fi: () => import("./locales/fi.ftl"),
  en: () => import("./locales/en.ftl"),
  uk: () => import("./locales/uk.ftl"),
  hu: () => import("./locales/hu.ftl"),
  it: () => import("./locales/it.ftl"),
});

const loaded = signal<Language | null>(null);
const failure = signal<unknown>(null);

export const say: typeof texts.text = (...args) => {
  loaded.value;
  return texts.text(...args);
};

async function load(language: Language): Promise<void> {
  failure.value = null;
  try {
    await texts.load(language);
    loaded.value = language;
  } catch (error) {
    failure.value = error;
  }
}

/** Whether there are words to say, and what to do when they could not be fetched. */
export function useWords(): { ready: boolean; error: unknown; retry: () => void } {
  const language = spoken.value;
  useEffect(() => void load(language), [language]);
  return { ready: loaded.value !== null, error: failure.value, retry: () => void load(language) };
}
