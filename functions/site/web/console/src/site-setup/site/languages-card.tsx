// In which languages the widget speaks, and in which to those whose language it does not.

import type { Language } from "../../../../protocol/src/index.ts";
import { Picker } from "../../parts/picker.tsx";
import { ownNames } from "../../texts.ts";
import { Card } from "../form/card.tsx";
import { FieldProblem, problemAt } from "../form/fields.tsx";
import { useCard } from "../form/use-card.ts";
import { languagesIn } from "../languages.ts";
import type { SiteSubject } from "../subjects.ts";
import { say } from "../words.ts";

export function LanguagesCard({ subject }: { subject: SiteSubject }) {
  const card = useCard({
    subject,
    read: ({ language, languages }) => ({ language, languages }),
    check: ({ languages }) => (languages.length === 0 ? [{ pointer: "/languages", code: "required" }] : []),
  });
  const { language, languages } = card.draft;
  const flip = (one: Language, offered: boolean) => {
    const next = ownNames().filter(({ language: known }) => (known === one ? offered : languages.includes(known)));
    const all = next.map(({ language: known }) => known);
    // The default is always one that is offered.
    card.edit({ languages: all, language: all.includes(language) ? language : (all[0] ?? language) });
  };
  const offered = ownNames().filter(({ language: one }) => languages.includes(one));
  const problem = problemAt(card.errors, "/languages");
  return (
    <Card card={card} title={say("site-languages")} hint={say("site-languages-hint")} describe={describe}>
      <fieldset class="field" aria-describedby="site-languages-problem">
        <legend class="field-label">{say("site-languages-offered")}</legend>
        <div class="choices">
          {ownNames().map(({ language: one, name }) => (
            <label key={one} class="choice" lang={one}>
              <input
                type="checkbox"
                aria-invalid={problem !== null}
                checked={languages.includes(one)}
                onChange={(event) => flip(one, event.currentTarget.checked)}
              />
              {name}
            </label>
          ))}
        </div>
        <FieldProblem id="site-languages-problem" problem={problem} />
      </fieldset>
      <div class="field">
        <label for="site-language">{say("site-language")}</label>
        <Picker
          id="site-language"
          class="picker-edge"
          value={language}
          options={offered.map(({ language: value, name }) => ({ value, name }))}
          onChange={(one) => card.edit({ language: one })}
        />
        <p class="field-hint">{say("site-language-hint")}</p>
      </div>
    </Card>
  );
}

function describe(pointer: string, value: unknown) {
  const name = say(pointer === "/language" ? "site-language" : "site-languages-offered");
  return { name, value: languagesIn(value) };
}
