// The colleagues who have the conversation open at this moment, so that two do not begin the same answer.

import { useEffect } from "preact/hooks";
import { changes } from "../live.ts";
import { Initials } from "../parts/person.tsx";
import { agentName, learnAgents, me } from "../session/session.ts";
import { locale, text } from "../texts.ts";
import type { OpenConversation } from "./open-conversation.ts";

const most_drawn = 3;

export function Viewers({ open }: { open: OpenConversation }) {
  // The conversation is changed in place; reading this signal draws it again.
  changes.value;
  const others = (open.talk.value?.viewers ?? []).filter((agent) => agent !== me.value?.agent);
  const names = others.map((agent) => agentName(agent) ?? text("viewer-unnamed"));
  const unknown = others.some((agent) => agentName(agent) === null);
  useEffect(() => {
    // Somebody stays unnamed until it is known.
    if (unknown) learnAgents().catch(() => undefined);
  }, [unknown]);
  const all = new Intl.ListFormat(locale.value).format(names);
  const sentence = names.length === 0 ? "" : text("viewers", { names: all });
  return (
    <div class="viewers" title={sentence || undefined}>
      <p class="visually-hidden" role="status">
        {sentence}
      </p>
      {names.slice(0, most_drawn).map((name, index) => (
        <Initials key={others[index]} name={name} />
      ))}
      {names.length > most_drawn && <span aria-hidden="true">+{names.length - most_drawn}</span>}
    </div>
  );
}
