// The answers of a contact form, each with its label.

import { Linked } from "../../parts/linked.tsx";
import { text } from "../../texts.ts";

const labelled = ["topic", "message", "name", "email", "phone"] as const;

export function AnswerList({ answers }: { answers: Record<string, string> }) {
  const others = Object.keys(answers).filter((field) => !(labelled as readonly string[]).includes(field));
  const present = labelled.filter((field) => answers[field]);
  return (
    <dl class="answers">
      {present.map((field) => (
        <Answer key={field} label={text(`answer-${field}`)} value={answers[field] ?? ""} />
      ))}
      {others.map((field) => (
        <Answer key={field} label={field} value={answers[field] ?? ""} />
      ))}
    </dl>
  );
}

function Answer({ label, value }: { label: string; value: string }) {
  return (
    <div class="answer">
      <dt>{label}</dt>
      <dd dir="auto">
        <Linked words={value} />
      </dd>
    </div>
  );
}
