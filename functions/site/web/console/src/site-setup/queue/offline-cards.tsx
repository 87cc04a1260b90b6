// What visitors meet while the queue is closed: a message or the form, and the other ways to reach somebody.

import { Plus, X } from "lucide-preact";
import { useRef } from "preact/hooks";
import type { ContactKind, FieldError, Offline, WireContactLine } from "../../../../protocol/src/index.ts";
import { api } from "../../client.ts";
import { Picker } from "../../parts/picker.tsx";
import { Card } from "../form/card.tsx";
import { FieldProblem, problemAt, TextField } from "../form/fields.tsx";
import { useCard } from "../form/use-card.ts";
import type { QueueSubject } from "../subjects.ts";
import { useLoaded } from "../subjects.ts";
import { say } from "../words.ts";
import { pictureErrors } from "./picture.ts";

const kinds = ["email", "phone", "link", "place"] as const satisfies ContactKind[];
const most_lines = 8;

interface OfflineProps {
  subject: QueueSubject;
  site: string;
}

export function OfflineCard({ subject, site }: OfflineProps) {
  const card = useCard({
    subject,
    read: ({ offline, bot, picture }) => ({ offline, bot, picture }),
    clean: ({ picture, ...rest }) => ({ ...rest, picture: picture?.trim() || null }),
    check: ({ picture }) => pictureErrors(picture),
  });
  const all = useLoaded(site, async () => (await api.bots(site)).items);
  const { offline, bot, picture } = card.draft;
  const published = all.value.value?.filter((one) => one.published !== null).map((one) => one.bot) ?? [];
  // The one that is offered stays in sight, also while the list cannot be read.
  const bots = bot === null || published.includes(bot) ? published : [...published, bot];
  const choices: Offline[] = bots.length > 0 || offline === "bot" ? ["message", "form", "bot"] : ["message", "form"];
  const choose = (choice: Offline) => card.edit(choice === "bot" ? { offline: choice, bot: bot ?? bots[0] ?? null } : { offline: choice });
  return (
    <Card card={card} title={say("offline")} hint={say("offline-hint")} describe={describeOffline}>
      <fieldset class="field">
        <legend class="visually-hidden">{say("offline")}</legend>
        {choices.map((choice) => (
          <label key={choice} class="choice">
            <input type="radio" name="offline" checked={offline === choice} onChange={() => choose(choice)} />
            <span>
              {say(`offline-${choice}`)}
              <span class="field-hint hint-line">{say(`offline-${choice}-hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {offline === "bot" && bots.length > 0 && (
        <div class="field">
          <Picker
            class="picker-edge"
            label={say("offline-which-bot")}
            value={bot ?? ""}
            options={bots.map((value) => ({ value, name: value }))}
            onChange={(value) => card.edit({ bot: value })}
          />
          <FieldProblem id="offline-bot" problem={problemAt(card.errors, "/bot")} />
        </div>
      )}
      <PictureField
        picture={picture ?? ""}
        problem={problemAt(card.errors, "/picture", { invalid: say("picture-invalid") })}
        onInput={(typed) => card.edit({ picture: typed })}
      />
    </Card>
  );
}

interface PictureProps {
  picture: string;
  problem: string | null;
  onInput: (typed: string) => void;
}

/** A link is all there is to look at it: the console loads nothing from other servers. */
function PictureField({ picture, problem, onInput }: PictureProps) {
  const url = picture.trim();
  return (
    <>
      <TextField label={say("picture")} hint={say("picture-hint")} type="url" value={picture} problem={problem} onInput={onInput} />
      {url !== "" && pictureErrors(url).length === 0 && (
        <p>
          <a href={url} target="_blank" rel="noopener noreferrer">
            {say("picture-look")}
          </a>
        </p>
      )}
    </>
  );
}

function describeOffline(pointer: string, value: unknown) {
  if (pointer === "/picture") return { name: say("picture") };
  return pointer === "/bot" ? { name: say("offline-which-bot") } : { value: say(`offline-${value as Offline}`) };
}

export function ContactsCard({ subject }: { subject: QueueSubject }) {
  const list = useRef<HTMLFieldSetElement>(null);
  const card = useCard({
    subject,
    read: ({ contacts }) => ({ contacts }),
    clean: ({ contacts }) => ({
      contacts: contacts.map(({ kind, text }) => ({ kind, text: text.trim() })).filter(({ text }) => text !== ""),
    }),
    check: ({ contacts }) => linkErrors(contacts),
  });
  const { contacts } = card.draft;
  const focusLast = (selector: string) =>
    requestAnimationFrame(() => [...(list.current?.querySelectorAll<HTMLElement>(selector) ?? [])].at(-1)?.focus());
  const replace = (index: number, line: Partial<WireContactLine>) =>
    card.edit({ contacts: contacts.map((old, at) => (at === index ? { ...old, ...line } : old)) });
  return (
    <Card card={card} title={say("contacts")} hint={say("contacts-hint")} describe={describe}>
      <fieldset class="line-list contact-lines" ref={list}>
        <legend class="visually-hidden">{say("contacts")}</legend>
        {contacts.map((line, index) => (
          <ContactFields
            key={index}
            line={line}
            number={index + 1}
            problem={problemAt(card.errors, `/contacts/${index}`, { invalid: say(`contact-${line.kind}-invalid`) })}
            onChange={(change) => replace(index, change)}
            onRemove={() => {
              card.edit({ contacts: contacts.filter((_, at) => at !== index) });
              focusLast("[data-add]");
            }}
          />
        ))}
        {contacts.length < most_lines && (
          <button
            type="button"
            class="button line-list-add"
            data-add
            onClick={() => {
              card.edit({ contacts: [...contacts, { kind: "phone", text: "" }] });
              focusLast("select");
            }}
          >
            <Plus size={16} aria-hidden="true" />
            {say("contacts-add")}
          </button>
        )}
      </fieldset>
    </Card>
  );
}

interface ContactProps {
  line: WireContactLine;
  number: number;
  problem: string | null;
  onChange: (line: Partial<WireContactLine>) => void;
  onRemove: () => void;
}

function ContactFields({ line, number, problem, onChange, onRemove }: ContactProps) {
  const options = kinds.map((value) => ({ value, name: say(`contact-${value}`) }));
  const id = `contact-${number}-problem`;
  return (
    <div>
      <div class="line-list-row contact-line">
        <Picker
          class="picker-edge"
          label={say("contact-kind", { number: String(number) })}
          value={line.kind}
          options={options}
          onChange={(kind) => onChange({ kind })}
        />
        <input
          class="input"
          aria-label={`${say(`contact-${line.kind}`)} ${number}`}
          aria-describedby={id}
          aria-invalid={problem !== null}
          value={line.text}
          onInput={(event) => onChange({ text: event.currentTarget.value })}
        />
        <button
          type="button"
          class="button button-plain button-icon"
          aria-label={say("list-remove", { line: line.text || String(number) })}
          onClick={onRemove}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </div>
      <FieldProblem id={id} problem={problem} />
    </div>
  );
}

function linkErrors(contacts: readonly WireContactLine[]): FieldError[] {
  const isWrong = ({ kind, text }: WireContactLine) => kind === "link" && !/^https:\/\/\S+$/.test(text);
  return contacts.flatMap((line, index) => (isWrong(line) ? [{ pointer: `/contacts/${index}`, code: "invalid" as const }] : []));
}

function describe(_: string, value: unknown) {
  const lines = (value as WireContactLine[]).map(({ kind, text }) => `${say(`contact-${kind}`)}: ${text}`);
  return { value: lines.join("\n") || undefined };
}
