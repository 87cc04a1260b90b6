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

/** Fetches the words of the panel's language; the browser keeps what it has fetched. */
export const loadPhrases = (): Promise<void> => texts.load(language());
