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

let loaded: string | undefined;

/** Fetches the words of the panel's language. */
export async function loadWords(): Promise<void> {
  const wanted = language();
  if (wanted !== loaded) await texts.load(wanted);
  loaded = wanted;
}
