// The contact form: when it is offered, what it asks, and the consent it asks for.

import type { FormOffer, PatchQueue } from "../../../../protocol/src/index.ts";
import { locale } from "../../texts.ts";
import { moment } from "../../times.ts";
import { Card } from "../form/card.tsx";
import { problemAt, TextField } from "../form/fields.tsx";
import { filled, LineList } from "../form/line-list.tsx";
import { useCard } from "../form/use-card.ts";
import type { QueueSubject } from "../subjects.ts";
import { say } from "../words.ts";

const offers = ["always", "while-closed", "never"] as const satisfies FormOffer[];
const most_topics = 50;
const most_consent_chars = 2000;

export function FormCard({ subject }: { subject: QueueSubject }) {
  const card = useCard({
    subject,
    read: ({ form_offer, topics }) => ({ form_offer, topics }),
    clean: ({ form_offer, topics }) => ({ form_offer, topics: filled(topics) }),
  });
  const { form_offer, topics } = card.draft;
  return (
    <Card card={card} title={say("form")} hint={say("form-hint")} describe={describe}>
      <fieldset class="field">
        <legend class="field-label">{say("form-offer")}</legend>
        {offers.map((offer) => (
          <label key={offer} class="choice">
            <input type="radio" name="form-offer" checked={form_offer === offer} onChange={() => card.edit({ form_offer: offer })} />
            {say(`form-offer-${offer}`)}
          </label>
        ))}
      </fieldset>
      <div class="field">
        <span class="field-label">{say("form-topics")}</span>
        <p class="field-hint">{say("form-topics-hint")}</p>
        <LineList
          legend={say("form-topics")}
          lines={topics}
          onChange={(lines) => card.edit({ topics: lines })}
          nameOf={(number) => say("form-topic-number", { number: String(number) })}
          removeOf={(line, number) => say("list-remove", { line: line || String(number) })}
          add={say("form-topic-add")}
          most={most_topics}
          problemOf={(index) => problemAt(card.errors, `/topics/${index}`, { taken: say("list-twice") })}
        />
      </div>
    </Card>
  );
}

function describe(pointer: string, value: unknown) {
  if (pointer === "/topics") return { name: say("form-topics") };
  return { name: say("form-offer"), value: say(`form-offer-${value as FormOffer}`) };
}

export function ConsentCard({ subject }: { subject: QueueSubject }) {
  const card = useCard({
    subject,
    read: ({ consent }): Required<Pick<PatchQueue, "consent">> => ({ consent: consent?.text ?? null }),
    clean: ({ consent }) => ({ consent: consent?.trim() ? consent.trim() : null }),
    check: ({ consent }) => ([...(consent ?? "")].length > most_consent_chars ? [{ pointer: "/consent", code: "too-long" }] : []),
  });
  const now = subject.config.value.consent;
  return (
    <Card card={card} title={say("consent")} hint={say("consent-hint")}>
      <TextField
        label={say("consent-field")}
        hint={now ? say("consent-version", { version: versionOf(now.version) }) : say("consent-none")}
        lines={4}
        value={card.draft.consent ?? ""}
        problem={problemAt(card.errors, "/consent")}
        onInput={(consent) => card.edit({ consent })}
      />
      {card.dirty && now && <p class="setup-note">{say("consent-new")}</p>}
    </Card>
  );
}

// A version is called by its time; those of before may have been given a name.
function versionOf(version: string): string {
  return Number.isNaN(Date.parse(version)) || !version.includes("T") ? version : moment(version, locale.value);
}
