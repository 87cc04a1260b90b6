// What the site says in its own words, two languages side by side.

import { useSignal } from "@preact/signals";
import type { FieldError, Language } from "../../../../protocol/src/index.ts";
import { languageName, ownNames, text } from "../../texts.ts";
import { Card } from "../form/card.tsx";
import { problemAt, TextField } from "../form/fields.tsx";
import { useCard } from "../form/use-card.ts";
import type { SiteSubject } from "../subjects.ts";
import { say } from "../words.ts";
import type { TextField as Field, Texts } from "./missing.ts";
import { fields, missingIn, withText } from "./missing.ts";
import { useOurWords } from "./our-words.ts";

const most_chars = 300;

function useTextsCard(subject: SiteSubject) {
  return useCard({ subject, read: ({ texts }) => ({ texts }), check: ({ texts }) => tooLong(texts) });
}

type TextsCard = ReturnType<typeof useTextsCard>;

export function TextsPage({ subject }: { subject: SiteSubject }) {
  const { language: main, languages } = subject.config.value;
  const card = useTextsCard(subject);
  const offered = ownNames().filter(({ language }) => languages.includes(language));
  const others = offered.filter(({ language }) => language !== main);
  const chosen = useSignal<Language>(others[0]?.language ?? main);
  const beside = others.some(({ language }) => language === chosen.value) ? chosen.value : others[0]?.language;
  return (
    <div class="page-body setup">
      <Card card={card} title={text("setup-texts")} hint={say("texts-hint")} describe={describe} wide>
        {others.length > 0 && (
          <fieldset class="text-languages">
            <legend class="visually-hidden">{say("texts-beside")}</legend>
            {others.map(({ language, name }) => (
              <label key={language} class="text-language">
                <input
                  type="radio"
                  class="visually-hidden"
                  name="text-language"
                  checked={language === beside}
                  onChange={() => (chosen.value = language)}
                />
                <span lang={language}>{name}</span> <Missing count={missingIn(card.draft.texts, language, languages)} />
              </label>
            ))}
          </fieldset>
        )}
        <div class="text-columns">
          <Column
            card={card}
            language={main}
            siteName={subject.config.value.name}
            missing={missingIn(card.draft.texts, main, languages)}
            isMain
          />
          {beside && <Column key={beside} card={card} language={beside} siteName={subject.config.value.name} missing={0} />}
        </div>
      </Card>
    </div>
  );
}

function Missing({ count }: { count: number }) {
  return (
    <span class={`small ${count > 0 ? "text-missing" : "soft"}`}>
      {count > 0 ? say("texts-missing", { count }) : say("texts-complete")}
    </span>
  );
}

interface ColumnProps {
  card: TextsCard;
  language: Language;
  siteName: string;
  missing: number;
  isMain?: boolean;
}

function Column({ card, language, siteName, missing, isMain }: ColumnProps) {
  const ours = useOurWords(language, siteName);
  const { texts } = card.draft;
  return (
    <section class="text-column" aria-label={languageName(language)}>
      <h3>
        {languageName(language)} {isMain && <span class="soft small">{say("texts-default")}</span>}{" "}
        {missing > 0 && <Missing count={missing} />}
      </h3>
      {fields.map((field) => (
        <TextField
          key={field}
          label={say(`texts-${field.replace("_", "-") as "header"}`)}
          hint={say(`texts-${field.replace("_", "-") as "header"}-hint`)}
          lang={language}
          lines={field === "header" ? 1 : 3}
          placeholder={ours(field)}
          value={texts[language]?.[field] ?? ""}
          problem={problemAt(card.errors, `/texts/${language}/${field}`, { "too-long": say("texts-too-long", { most: most_chars }) })}
          onInput={(typed) => card.edit({ texts: withText(texts, language, field, typed) })}
        />
      ))}
    </section>
  );
}

function tooLong(texts: Texts): FieldError[] {
  return Object.entries(texts).flatMap(([language, written]) =>
    fields
      .filter((field) => [...(written[field] ?? "")].length > most_chars)
      .map((field) => ({ pointer: `/texts/${language}/${field}`, code: "too-long" })),
  );
}

function describe(pointer: string) {
  const [, , language = "", field] = pointer.split("/");
  const name = languageName(language);
  return { name: field ? `${say(`texts-${(field as Field).replace("_", "-") as "header"}`)} · ${name}` : name };
}
