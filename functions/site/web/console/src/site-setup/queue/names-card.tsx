// What a queue is called and what it is for, in each language that the site offers.

import type { Language, PatchQueue } from "../../../../protocol/src/index.ts";
import { languageName, ownNames } from "../../texts.ts";
import { Card } from "../form/card.tsx";
import { problemAt, TextField } from "../form/fields.tsx";
import { useCard } from "../form/use-card.ts";
import type { QueueSubject } from "../subjects.ts";
import { say } from "../words.ts";

type ByLanguage = Partial<Record<Language, string>>;

export function NamesCard({ subject, languages }: { subject: QueueSubject; languages: readonly Language[] }) {
  const card = useCard({
    subject,
    read: ({ name, names, descriptions }) => ({ name, names, descriptions }) satisfies PatchQueue,
    clean: ({ name, names, descriptions }) => ({ name: name.trim(), names: written(names), descriptions: written(descriptions) }),
    check: ({ name }) => (name === "" ? [{ pointer: "/name", code: "required" }] : []),
  });
  const { name, names, descriptions } = card.draft;
  const offered = ownNames().filter(({ language }) => languages.includes(language));
  return (
    <Card card={card} title={say("queue-names")} hint={say("queue-names-hint")} describe={describe}>
      <TextField
        label={say("queue-name")}
        hint={say("queue-name-hint")}
        value={name}
        problem={problemAt(card.errors, "/name")}
        onInput={(typed) => card.edit({ name: typed })}
        first
      />
      {offered.map(({ language }) => (
        <fieldset key={language} class="queue-language">
          <legend class="field-label">{languageName(language)}</legend>
          <TextField
            label={say("queue-name-in")}
            lang={language}
            placeholder={name}
            value={names[language] ?? ""}
            problem={problemAt(card.errors, `/names/${language}`)}
            onInput={(typed) => card.edit({ names: { ...names, [language]: typed } })}
          />
          <TextField
            label={say("queue-description-in")}
            lang={language}
            value={descriptions[language] ?? ""}
            problem={problemAt(card.errors, `/descriptions/${language}`)}
            onInput={(typed) => card.edit({ descriptions: { ...descriptions, [language]: typed } })}
          />
        </fieldset>
      ))}
    </Card>
  );
}

/** What is empty is left out, as the server leaves it out. */
function written(texts: ByLanguage): ByLanguage {
  const all = Object.entries(texts).map(([language, text]) => [language, text.trim()]);
  return Object.fromEntries(all.filter(([, text]) => text !== ""));
}

function describe(pointer: string) {
  const [, field, language] = pointer.split("/");
  if (!language) return { name: say("queue-name") };
  return { name: `${say(field === "names" ? "queue-name-in" : "queue-description-in")} · ${languageName(language)}` };
}
