import { Card } from "../form/card.tsx";
import { problemAt, TextField } from "../form/fields.tsx";
import { useCard } from "../form/use-card.ts";
import type { SiteSubject } from "../subjects.ts";
import { say } from "../words.ts";

export function NameCard({ subject }: { subject: SiteSubject }) {
  const card = useCard({
    subject,
    read: ({ name }) => ({ name }),
    clean: ({ name }) => ({ name: name.trim() }),
    check: ({ name }) => (name === "" ? [{ pointer: "/name", code: "required" }] : []),
  });
  return (
    <Card card={card} title={say("site-name")} anchor="name">
      <TextField
        label={say("site-name-field")}
        hint={say("site-name-hint")}
        value={card.draft.name}
        problem={problemAt(card.errors, "/name")}
        onInput={(name) => card.edit({ name })}
        first
      />
    </Card>
  );
}
