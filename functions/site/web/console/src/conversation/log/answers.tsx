// The answers of a form, each under what the field is called there.

import { mailLink, phoneLink } from "../../../../protocol/src/index.ts";
import { Linked } from "../../parts/linked.tsx";
import { fieldLabel } from "../../session/session.ts";
import { text } from "../../texts.ts";

const links: { [field: string]: (value: string) => string } = { email: mailLink, phone: phoneLink };

const labelled = ["topic", "message", "name", "email", "phone"] as const;

/** `queue` is the one where the conversation is. */
export function AnswerList({ answers, queue }: { answers: Record<string, string>; queue: string }) {
  const others = Object.keys(answers).filter((field) => !(labelled as readonly string[]).includes(field));
  const present = labelled.filter((field) => answers[field]);
  return (
    <dl class="answers">
      {present.map((field) => (
        <Answer key={field} label={fieldLabel(queue, field) ?? text(`answer-${field}`)} value={answers[field] ?? ""} link={links[field]} />
      ))}
      {others.map((field) => (
        <Answer key={field} label={fieldLabel(queue, field) ?? field} value={answers[field] ?? ""} />
      ))}
    </dl>
  );
}

interface AnswerProps {
  label: string;
  value: string;
  /** Set where the whole answer is an address of some kind. */
  link?: (value: string) => string;
}

function Answer({ label, value, link }: AnswerProps) {
  return (
    <div class="answer">
      <dt>{label}</dt>
      <dd dir="auto">{link ? <a href={link(value)}>{value}</a> : <Linked words={value} />}</dd>
    </div>
  );
}
