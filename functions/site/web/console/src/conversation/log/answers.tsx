// The answers of a contact form, each with its label.

import { mailLink, phoneLink } from "../../../../protocol/src/index.ts";
import { Linked } from "../../parts/linked.tsx";
import { text } from "../../texts.ts";

const links: { [field: string]: (value: string) => string } = { email: mailLink, phone: phoneLink };

const labelled = ["topic", "message", "name", "email", "phone"] as const;

export function AnswerList({ answers }: { answers: Record<string, string> }) {
  const others = Object.keys(answers).filter((field) => !(labelled as readonly string[]).includes(field));
  const present = labelled.filter((field) => answers[field]);
  return (
    <dl class="answers">
      {present.map((field) => (
        <Answer key={field} label={text(`answer-${field}`)} value={answers[field] ?? ""} link={links[field]} />
      ))}
      {others.map((field) => (
        <Answer key={field} label={field} value={answers[field] ?? ""} />
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
