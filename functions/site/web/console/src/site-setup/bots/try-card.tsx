// The bot as a visitor goes through it, by the same code as in the widget. Nothing of it is stored.

import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { readAnswer } from "../../../../protocol/src/bot/answer.ts";
import type { BotFacts } from "../../../../protocol/src/bot/check.ts";
import type { BotState } from "../../../../protocol/src/bot/path.ts";
import { follow, offered, replay, stepOf, textIn } from "../../../../protocol/src/bot/path.ts";
import type { BotAsk, BotDefinition, BotEntry, BotTexts, Language } from "../../../../protocol/src/index.ts";
import { Picker } from "../../parts/picker.tsx";
import { languageName } from "../../texts.ts";
import { FieldProblem } from "../form/fields.tsx";
import { say } from "../words.ts";

export function TryCard({ definition, facts }: { definition: BotDefinition; facts: BotFacts }) {
  const id = useId();
  const root = useRef<HTMLElement>(null);
  const path = useSignal<readonly BotEntry[]>([]);
  const language = useSignal<Language>(facts.fallback);
  const open = useSignal(false);
  const standing = open.value ? "open" : "closed";
  // A definition that changed may not know the way that was gone; then one begins anew.
  const gone = replay(definition, [...path.value], "changing", readAnswer);
  const state = "at" in gone ? gone : replay(definition, [], "changing", readAnswer);
  const walked = "at" in gone ? path.value : [];
  const words = (texts: BotTexts) => textIn(texts, language.value, facts.fallback);
  const go = (next: readonly BotEntry[]) => {
    path.value = next;
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(".bot-said")?.focus());
  };
  return (
    <section class="setup-card" aria-labelledby={id} ref={root}>
      <h2 id={id}>{say("bot-try")}</h2>
      <p class="soft">{say("bot-try-hint")}</p>
      <div class="form-preview-switches">
        {facts.languages.length > 1 && (
          <Picker
            label={say("preview-language")}
            value={language.value}
            options={facts.languages.map((value) => ({ value, name: languageName(value) }))}
            onChange={(value) => (language.value = value)}
          />
        )}
        <label class="choice">
          <input type="checkbox" checked={open.value} onChange={(event) => (open.value = event.currentTarget.checked)} />
          {say("preview-open")}
        </label>
      </div>
      {"at" in state ? (
        <Stand definition={definition} state={state} path={walked} standing={standing} words={words} lang={language.value} onGo={go} />
      ) : (
        <p class="setup-none">{say("bot-rule-target")}</p>
      )}
      {walked.length > 0 && (
        <div class="setup-card-foot">
          <button type="button" class="button" onClick={() => go(walked.slice(0, -1))}>
            {say("bot-try-back")}
          </button>
          <button type="button" class="button button-plain" onClick={() => go([])}>
            {say("bot-try-again")}
          </button>
        </div>
      )}
    </section>
  );
}

interface StandProps {
  definition: BotDefinition;
  state: BotState;
  path: readonly BotEntry[];
  standing: "open" | "closed";
  words: (texts: BotTexts) => string;
  lang: Language;
  onGo: (path: readonly BotEntry[]) => void;
}

/** Where the visitor stands: what is said, and what can be pressed. */
function Stand({ definition, state, path, standing, words, lang, onGo }: StandProps) {
  const step = stepOf(definition, state.at) ?? {};
  const end = step.form ? "form" : step.hand_over ? "hand_over" : step.end ? "end" : null;
  return (
    <div class="bot-try">
      <div class="bot-said" tabIndex={-1} role="status">
        <p class="soft small">{state.at}</p>
        {step.say && <p lang={lang}>{words(step.say)}</p>}
        {step.show && <p class="soft">{typeof step.show === "object" ? words(step.show.link.label) : say(`bot-show-${step.show}`)}</p>}
        {end && <p class="soft">{say(`bot-try-${end}`)}</p>}
      </div>
      <div class="bot-try-choices">
        {offered(definition, state, standing).map((choice) => (
          <button
            key={choice.id}
            type="button"
            class="button"
            lang={lang}
            onClick={() => onGo([...path, { step: state.at, choice: choice.id }])}
          >
            {words(choice.label)}
          </button>
        ))}
      </div>
      {step.ask && (
        <Question
          key={state.at}
          ask={step.ask}
          words={words}
          lang={lang}
          answer={(text) => {
            const entry = { step: state.at, answered: text };
            if (typeof follow(definition, state, entry, standing, readAnswer) === "string") return false;
            onGo([...path, entry]);
            return true;
          }}
        />
      )}
    </div>
  );
}

interface QuestionProps {
  ask: BotAsk;
  words: (texts: BotTexts) => string;
  lang: Language;
  /** Whether it counts as an answer. */
  answer: (text: string) => boolean;
}

function Question({ ask, words, lang, answer }: QuestionProps) {
  const id = useId();
  const typed = useSignal("");
  const refused = useSignal(false);
  const listed =
    ask.kind === "yes_no"
      ? (["yes", "no"] as const).map((value) => ({ value, name: say(`value-${value}`) }))
      : ask.options?.map((option) => ({ value: option.id, name: words(option.label) }));
  const send = (text: string) => {
    refused.value = !answer(text);
  };
  // No form: this stands inside none, and its Enter must not save anything.
  return (
    <div class="field">
      <label for={id} lang={lang}>
        {words(ask.label)}
      </label>
      {listed ? (
        <div class="bot-try-choices" id={id}>
          {listed.map(({ value, name }) => (
            <button key={value} type="button" class="button" lang={lang} onClick={() => send(value)}>
              {name}
            </button>
          ))}
        </div>
      ) : (
        <div class="line-list-row">
          <input
            class="input"
            id={id}
            aria-describedby={`${id}-problem`}
            aria-invalid={refused.value}
            value={typed.value}
            onInput={(event) => (typed.value = event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Enter" && !event.isComposing && send(typed.value)}
          />
          <button type="button" class="button" onClick={() => send(typed.value)}>
            {say("bot-try-answer")}
          </button>
        </div>
      )}
      <FieldProblem id={`${id}-problem`} problem={refused.value ? say("bot-try-refused") : null} />
    </div>
  );
}
