// What the widget says where a site has no words of its own: from the widget's own catalogues.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Messages } from "../../../../fluent/text.ts";
import type { Language } from "../../../../protocol/src/index.ts";
import type { TextField } from "./missing.ts";

const catalogues: Record<Language, () => Promise<{ default: Messages }[]>> = {
  fi: () => Promise.all([import("../../../../widget/locales/fi.ftl"), import("../../../../widget/contact-form/locales/fi.ftl")]),
  en: () => Promise.all([import("../../../../widget/locales/en.ftl"), import("../../../../widget/contact-form/locales/en.ftl")]),
  uk: () => Promise.all([import("../../../../widget/locales/uk.ftl"), import("../../../../widget/contact-form/locales/uk.ftl")]),
  hu: () => Promise.all([import("../../../../widget/locales/hu.ftl"), import("../../../../widget/contact-form/locales/hu.ftl")]),
  it: () => Promise.all([import("../../../../widget/locales/it.ftl"), import("../../../../widget/contact-form/locales/it.ftl")]),
};

const keys: Record<Exclude<TextField, "header">, string> = {
  greeting: "chat-greeting",
  closed: "chat-closed",
  form_intro: "form-intro-open",
  thanks: "form-sent",
};

/** Our words in a language; nothing until they are fetched. */
export function useOurWords(language: Language, siteName: string): (field: TextField) => string {
  const messages = useSignal<Messages>({});
  useEffect(() => {
    const take = (found: { default: Messages }[]) => {
      messages.value = Object.assign({}, ...found.map((one) => one.default));
    };
    // Only a help for those who write: without it the field is empty.
    catalogues[language]().then(take, () => undefined);
  }, [language]);
  return (field) => {
    if (field === "header") return siteName;
    const message = messages.value[keys[field]];
    return typeof message === "string" ? message : "";
  };
}
