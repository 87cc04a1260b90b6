// What visitors are told by itself when nobody answers them in time.

import { useRef } from "preact/hooks";
import type { FieldError, Language, PatchQueue, WireAutoReply } from "../../../../protocol/src/index.ts";
import { Picker } from "../../parts/picker.tsx";
import { languageName } from "../../texts.ts";
import { Card } from "../form/card.tsx";
import { FieldProblem, Labelled, problemAt, TextField } from "../form/fields.tsx";
import { stepsOf } from "../form/merge.ts";
import { useCard } from "../form/use-card.ts";
import type { QueueSubject, SiteSubject } from "../subjects.ts";
import { say } from "../words.ts";
import { after, autoReplyErrors, choicesWith, tidied } from "./auto-reply.ts";

type Draft = Required<Pick<PatchQueue, "auto_reply">>;

interface CardProps {
  subject: QueueSubject;
  site: SiteSubject;
}

export function AutoReplyCard({ subject, site }: CardProps) {
  const { language: main, languages } = site.config.value;
  const card = useCard({
    subject,
    read: ({ auto_reply }): Draft => ({ auto_reply }),
    clean: ({ auto_reply }) => ({ auto_reply: auto_reply && tidied(auto_reply) }),
    check: ({ auto_reply }): FieldError[] => (auto_reply ? autoReplyErrors(auto_reply, main) : []),
  });
  // What was written stays for as long as the page does, should somebody switch it off and on again.
  const before = useRef<WireAutoReply>({ after_s: 60, texts: {} });
  const { auto_reply: reply } = card.draft;
  if (reply) before.current = reply;
  return (
    <Card card={card} title={say("auto-reply")} hint={say("auto-reply-hint")} describe={describe}>
      <label class="choice">
        <input
          type="checkbox"
          checked={reply !== null}
          onChange={(event) => card.edit({ auto_reply: event.currentTarget.checked ? before.current : null })}
        />
        {say("auto-reply-on")}
      </label>
      {reply && (
        <ReplyFields
          reply={reply}
          languages={[main, ...languages.filter((language) => language !== main)]}
          errors={card.errors}
          onChange={(change) => card.edit({ auto_reply: { ...reply, ...change } })}
        />
      )}
    </Card>
  );
}

interface FieldsProps {
  reply: WireAutoReply;
  /** The site's own first. */
  languages: readonly Language[];
  errors: readonly FieldError[];
  onChange: (change: Partial<WireAutoReply>) => void;
}

function ReplyFields({ reply, languages, errors, onChange }: FieldsProps) {
  const { after_s, texts } = reply;
  return (
    <>
      <Labelled label={say("auto-reply-after")}>
        {(id) => (
          <>
            <Picker
              id={id}
              class="picker-edge"
              value={String(after_s)}
              options={choicesWith(after_s).map((value) => ({ value: String(value), name: span(value) }))}
              onChange={(value) => onChange({ after_s: Number(value) })}
            />
            <FieldProblem id={`${id}-problem`} problem={problemAt(errors, "/auto_reply/after_s")} />
          </>
        )}
      </Labelled>
      {languages.map((language, index) => (
        <TextField
          key={language}
          label={index === 0 ? say("auto-reply-text") : textIn(language)}
          hint={index > 0 && !texts[language]?.trim() && say("auto-reply-in-none")}
          lines={index === 0 ? 4 : 2}
          lang={language}
          value={texts[language] ?? ""}
          problem={problemAt(errors, `/auto_reply/texts/${language}`)}
          onInput={(typed) => onChange({ texts: { ...texts, [language]: typed } })}
        />
      ))}
    </>
  );
}

/** So many seconds in words. */
export function span(seconds: number): string {
  const { unit, count } = after(seconds);
  return say(`auto-reply-${unit}`, { count });
}

function textIn(language: string): string {
  return `${say("auto-reply-text")} · ${languageName(language)}`;
}

function describe(pointer: string, value: unknown) {
  const [, field, language = ""] = stepsOf(pointer);
  if (field === "after_s") return { name: say("auto-reply-after"), value: span(Number(value)) };
  if (language) return { name: textIn(language) };
  // One switched it off, the other changed it.
  const reply = value as WireAutoReply | null;
  return { value: reply ? [span(reply.after_s), ...Object.values(reply.texts)].join("\n") : say("auto-reply-off") };
}
