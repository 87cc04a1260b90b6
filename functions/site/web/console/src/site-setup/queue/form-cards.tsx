// The contact form: when it is offered, what it asks, and the consent it asks for.

import type { FieldError, FormOffer, PatchQueue } from "../../../../protocol/src/index.ts";
import { Picker } from "../../parts/picker.tsx";
import { queueName } from "../../session/session.ts";
import { languageName, locale } from "../../texts.ts";
import { moment } from "../../times.ts";
import { Card } from "../form/card.tsx";
import { problemAt, TextField } from "../form/fields.tsx";
import { filled, LineList } from "../form/line-list.tsx";
import { escaped, stepsOf } from "../form/merge.ts";
import { useCard } from "../form/use-card.ts";
import type { QueueSubject, SiteSubject } from "../subjects.ts";
import { say } from "../words.ts";
import { written } from "./fields/field-list.ts";
import { routesAfter, tidyRoutes, withRoute } from "./topic-routes.ts";

const offers = ["always", "while-closed", "never"] as const satisfies FormOffer[];
const most_topics = 50;
const most_consent_chars = 2000;

interface CardProps {
  subject: QueueSubject;
  site: SiteSubject;
}

export function FormCard({ subject, site }: CardProps) {
  const card = useCard({
    subject,
    read: ({ form_offer, topics, topic_queues }) => ({ form_offer, topics, topic_queues }),
    clean: ({ form_offer, topics, topic_queues }) => ({
      form_offer,
      topics: filled(topics),
      topic_queues: tidyRoutes(topic_queues, filled(topics)),
    }),
  });
  const { form_offer, topics, topic_queues } = card.draft;
  const others = site.config.value.queues.filter((queue) => queue !== subject.config.value.queue);
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
          onChange={(lines) => card.edit({ topics: lines, topic_queues: routesAfter(topic_queues, topics, lines) })}
          nameOf={(number) => say("form-topic-number", { number: String(number) })}
          removeOf={(line, number) => say("list-remove", { line: line || String(number) })}
          add={say("form-topic-add")}
          most={most_topics}
          problemOf={(index) =>
            problemAt(card.errors, `/topics/${index}`, { taken: say("list-twice") }) ??
            problemAt(card.errors, `/topic_queues/${escaped(topics[index] ?? "")}`, { invalid: say("form-topic-lost") })
          }
          below={(topic, index) =>
            others.length > 0 && (
              <TopicRoute
                topic={topic || say("form-topic-number", { number: String(index + 1) })}
                others={others}
                queue={topic_queues[topic]}
                onChange={(queue) => card.edit({ topic_queues: withRoute(topic_queues, topic, queue) })}
              />
            )
          }
        />
      </div>
    </Card>
  );
}

interface RouteProps {
  topic: string;
  others: readonly string[];
  queue: string | undefined;
  onChange: (queue: string | null) => void;
}

/** Where a form with this topic goes. */
function TopicRoute({ topic, others, queue = "", onChange }: RouteProps) {
  // A queue that was deleted meanwhile stays in sight until another is chosen.
  const queues = queue === "" || others.includes(queue) ? others : [...others, queue];
  const options = queues.map((value) => ({ value, name: say("form-topic-to", { queue: queueName(value) }) }));
  return (
    <Picker
      class="topic-route small"
      label={say("form-topic-leads", { topic })}
      value={queue}
      options={[{ value: "", name: say("form-topic-here") }, ...options]}
      onChange={(value) => onChange(value || null)}
    />
  );
}

function describe(pointer: string, value: unknown) {
  const [field, topic = ""] = stepsOf(pointer);
  if (field === "topics") return { name: say("form-topics") };
  if (field === "topic_queues") return { name: say("form-topic-leads", { topic }), value: queueName(String(value ?? "")) || undefined };
  return { name: say("form-offer"), value: say(`form-offer-${value as FormOffer}`) };
}

export function ConsentCard({ subject, site }: CardProps) {
  const card = useCard({
    subject,
    read: ({ consent, consents }): Required<Pick<PatchQueue, "consent" | "consents">> => ({ consent: consent?.text ?? null, consents }),
    clean: ({ consent, consents }) => {
      const asked = consent?.trim() || null;
      return { consent: asked, consents: asked === null ? {} : written(consents) };
    },
    check: consentErrors,
  });
  const { consent, consents } = card.draft;
  const { language: main, languages } = site.config.value;
  const others = languages.filter((language) => language !== main);
  const now = subject.config.value.consent;
  return (
    <Card card={card} title={say("consent")} hint={say("consent-hint")} describe={describeConsent}>
      <TextField
        label={say("consent-field")}
        hint={now ? say("consent-version", { version: versionOf(now.version) }) : say("consent-none")}
        lines={4}
        lang={main}
        value={consent ?? ""}
        problem={problemAt(card.errors, "/consent")}
        onInput={(typed) => card.edit({ consent: typed })}
      />
      {consent &&
        others.map((language) => (
          <TextField
            key={language}
            label={consentIn(language)}
            hint={!consents[language]?.trim() && say("consent-in-none")}
            lines={2}
            lang={language}
            value={consents[language] ?? ""}
            problem={problemAt(card.errors, `/consents/${language}`)}
            onInput={(typed) => card.edit({ consents: { ...consents, [language]: typed } })}
          />
        ))}
      {card.dirty && now && <p class="setup-note">{say("consent-new")}</p>}
    </Card>
  );
}

function consentErrors({ consent, consents }: Required<Pick<PatchQueue, "consent" | "consents">>): FieldError[] {
  const texts = [["/consent", consent ?? ""], ...Object.entries(consents).map(([language, text]) => [`/consents/${language}`, text])];
  return texts.flatMap(([pointer = "", text = ""]) =>
    [...text].length > most_consent_chars ? [{ pointer, code: "too-long" as const }] : [],
  );
}

function consentIn(language: string): string {
  return `${say("consent-field")} · ${languageName(language)}`;
}

function describeConsent(pointer: string) {
  const [field, language = ""] = stepsOf(pointer);
  return field === "consents" ? { name: consentIn(language) } : {};
}

// A version is called by its time; those of before may have been given a name.
function versionOf(version: string): string {
  return Number.isNaN(Date.parse(version)) || !version.includes("T") ? version : moment(version, locale.value);
}
