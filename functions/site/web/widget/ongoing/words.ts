// What is said only while a conversation goes on. Most visitors write nothing, so the words are loaded with the first conversation.

import { createTexts } from "../../fluent/text.ts";
import { language } from "../texts.ts";
import type { Args } from "./locales/keys.ts";

const texts = createTexts<Args>({
  fi: () => import("./locales/fi.ftl"),
  en: () => import("./locales/en.ftl"),
  uk: () => import("./locales/uk.ftl"),
  hu: () => import("./locales/hu.ftl"),
  it: () => import("./locales/it.ftl"),
});

export const phrase = texts.text;

let loaded: string | undefined;

/** Fetches the words of the panel's language. */
export async function loadPhrases(): Promise<void> {
  const wanted = language();
  if (wanted !== loaded) await texts.load(wanted);
  loaded = wanted;
}
