// The colour of the site: how it looks in the widget, by day and by night, and whether it stands out.

import { MessageCircle } from "lucide-preact";
import { useId } from "preact/hooks";
import { locale } from "../../texts.ts";
import { Card } from "../form/card.tsx";
import { FieldProblem, problemAt } from "../form/fields.tsx";
import { useCard } from "../form/use-card.ts";
import type { SiteSubject } from "../subjects.ts";
import { say } from "../words.ts";
import type { Scheme } from "./colour.ts";
import { readColour, shownColour } from "./colour.ts";

export function ColourCard({ subject }: { subject: SiteSubject }) {
  const id = useId();
  const card = useCard({
    subject,
    read: ({ colour }) => ({ colour }),
    clean: ({ colour }) => ({ colour: readColour(colour) ?? colour }),
    check: ({ colour }) => (readColour(colour) ? [] : [{ pointer: "/colour", code: "invalid" }]),
  });
  const colour = readColour(card.draft.colour) ?? subject.config.value.colour;
  const problem = problemAt(card.errors, "/colour", { invalid: say("site-colour-invalid") });
  return (
    <Card card={card} title={say("site-colour")} hint={`${say("site-colour-hint")} ${say("site-in-line")}`}>
      <div class="field">
        <label for={id}>{say("site-colour-field")}</label>
        <div class="colour-line">
          <input
            type="color"
            class="colour-well"
            aria-label={say("site-colour-choose")}
            value={colour.toLowerCase()}
            onInput={(event) => card.edit({ colour: event.currentTarget.value.toUpperCase() })}
          />
          <input
            class="input colour-code"
            id={id}
            aria-describedby={`${id}-problem`}
            aria-invalid={problem !== null}
            spellcheck={false}
            value={card.draft.colour}
            onInput={(event) => card.edit({ colour: event.currentTarget.value })}
          />
        </div>
        <FieldProblem id={`${id}-problem`} problem={problem} />
      </div>
      <div class="colour-previews">
        <Preview colour={colour} scheme="light" name={subject.config.value.name} />
        <Preview colour={colour} scheme="dark" name={subject.config.value.name} />
      </div>
    </Card>
  );
}

function Preview({ colour, scheme, name }: { colour: string; scheme: Scheme; name: string }) {
  const shown = shownColour(colour, scheme);
  const ratio = new Intl.NumberFormat(locale.value, { maximumFractionDigits: 1 }).format(shown.contrast);
  return (
    <figure class="colour-preview">
      <div class={`colour-scene colour-scene-${scheme}`} aria-hidden="true">
        <div class="colour-panel">
          <p class="colour-head" style={{ background: shown.surface, color: shown.ink }}>
            {name}
          </p>
          <span class="colour-bubble" />
          <span class="colour-bubble colour-bubble-mine" style={{ background: shown.surface }} />
        </div>
        <span class="colour-launcher" style={{ background: shown.surface, color: shown.ink }}>
          <MessageCircle size={24} />
        </span>
      </div>
      <figcaption>
        <span class="field-label">{say(`site-colour-${scheme}`)}</span>{" "}
        <span class={shown.moved ? "" : "soft"} role="status">
          {say(shown.moved ? "site-colour-moved" : "site-colour-kept", { contrast: ratio, colour: shown.surface })}
        </span>
      </figcaption>
    </figure>
  );
}
