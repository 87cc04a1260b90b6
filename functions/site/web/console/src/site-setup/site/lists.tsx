// The websites that may use the widget, and the pages on which it does not show.

import { Card } from "../form/card.tsx";
import { problemAt } from "../form/fields.tsx";
import { filled, LineList } from "../form/line-list.tsx";
import { useCard } from "../form/use-card.ts";
import type { SiteSubject } from "../subjects.ts";
import { say } from "../words.ts";
import { asOrigin, originErrors, pathErrors } from "./addresses.ts";

const most_origins = 40;
const most_paths = 20;

export function OriginsCard({ subject }: { subject: SiteSubject }) {
  const card = useCard({
    subject,
    read: ({ origins }) => ({ origins }),
    clean: ({ origins }) => ({ origins: filled(origins).map(asOrigin) }),
    check: ({ origins }) => originErrors(origins),
  });
  const sentences = { invalid: say("site-origin-invalid"), taken: say("list-twice") };
  return (
    <Card card={card} title={say("site-origins")} hint={say("site-origins-hint")} anchor="addresses">
      {card.draft.origins.length === 0 && <p class="setup-none">{say("site-origins-none")}</p>}
      <LineList
        legend={say("site-origins")}
        lines={card.draft.origins}
        onChange={(origins) => card.edit({ origins })}
        nameOf={(number) => say("site-origin-number", { number: String(number) })}
        removeOf={(line, number) => say("list-remove", { line: line || String(number) })}
        add={say("site-origin-add")}
        most={most_origins}
        placeholder="https://shop.example"
        problemOf={(index) => problemAt(card.errors, `/origins/${index}`, sentences)}
        tidy={asOrigin}
      />
    </Card>
  );
}

export function HiddenPagesCard({ subject }: { subject: SiteSubject }) {
  const card = useCard({
    subject,
    read: ({ hidden_on }) => ({ hidden_on }),
    clean: ({ hidden_on }) => ({ hidden_on: filled(hidden_on) }),
    check: ({ hidden_on }) => pathErrors(hidden_on),
  });
  const sentences = { invalid: say("site-path-invalid"), taken: say("list-twice") };
  return (
    <Card card={card} title={say("site-hidden")} hint={`${say("site-hidden-hint")} ${say("site-in-line")}`}>
      <LineList
        legend={say("site-hidden")}
        lines={card.draft.hidden_on}
        onChange={(hidden_on) => card.edit({ hidden_on })}
        nameOf={(number) => say("site-path-number", { number: String(number) })}
        removeOf={(line, number) => say("list-remove", { line: line || String(number) })}
        add={say("site-path-add")}
        most={most_paths}
        placeholder="/checkout/*"
        problemOf={(index) => problemAt(card.errors, `/hidden_on/${index}`, sentences)}
      />
    </Card>
  );
}
