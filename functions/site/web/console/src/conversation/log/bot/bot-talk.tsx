// What somebody read and pressed in a bot before they wrote to people.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Answers, BotDefinition, BotTalk, Language } from "../../../../../protocol/src/index.ts";
import { api } from "../../../client.ts";
import { Linked } from "../../../parts/linked.tsx";
import { spoken, text } from "../../../texts.ts";
import { talkLines } from "./talk-lines.ts";

// A version never changes, and several conversations came through the same one.
const versions = new Map<string, Promise<BotDefinition>>();

function readVersion(site: string, { bot, version }: BotTalk): Promise<BotDefinition> {
  const name = `${site}/${bot}/${version}`;
  const known = versions.get(name);
  if (known) return known;
  const read = api.botVersion(site, bot, version).then(({ definition }) => definition);
  versions.set(name, read);
  read.catch(() => versions.delete(name));
  return read;
}

interface TalkProps {
  site: string;
  talk: BotTalk;
  answers: Answers;
  /** What the visitor reads, where the bot has no words in the agent's language. */
  language: Language | null;
}

export function BotTalkView({ site, talk, answers, language }: TalkProps) {
  const definition = useSignal<BotDefinition>({ v: 1, start: "", name: {}, steps: {} });
  useEffect(() => {
    const take = (found: BotDefinition) => {
      definition.value = found;
    };
    // Without it the names of the choices tell what was pressed.
    readVersion(site, talk).then(take, () => undefined);
  }, [site, talk.bot, talk.version]);
  const lines = talkLines(talk.path, {
    definition: definition.value,
    answers,
    languages: [spoken.value, language ?? "en"],
    yesNo: [text("bot-yes"), text("bot-no")],
  });
  return (
    <section class="bot-talk" aria-label={text("bot-talk")}>
      <p class="soft small">{text("bot-talk")}</p>
      <ol>
        {lines.map(({ said, answered }, index) => (
          <li key={index}>
            {said && <p class="soft bot-talk-said">{said}</p>}
            <p class="bot-talk-answer" dir="auto">
              <Linked words={answered} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
