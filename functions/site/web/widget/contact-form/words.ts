// What forms say. Not everybody fills one in, so the words are loaded with the first one.

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

export const say = texts.text;

/** Fetches the words of the panel's language; the browser keeps what it has fetched. */
export const loadWords = (): Promise<void> => texts.load(language());
