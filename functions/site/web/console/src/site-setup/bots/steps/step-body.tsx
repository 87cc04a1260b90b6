// What can be said of one step: its name, its words, what is shown below them, and what comes then.

import { useEffect, useState } from "preact/hooks";
import type { BotShow, BotStep, Language } from "../../../../../protocol/src/index.ts";
import { Picker } from "../../../parts/picker.tsx";
import { languageName } from "../../../texts.ts";
import { Labelled, TextField } from "../../form/fields.tsx";
import { say } from "../../words.ts";
import { doing, isStepName, orderOf, put, said, textsOf, thingOf, things, untold } from "../outline.ts";
import { ChoiceList } from "./choice-list.tsx";
import { EndFields } from "./end-fields.tsx";
import { QuestionFields } from "./question-fields.tsx";
import type { StepProps } from "./step-props.ts";

export function StepBody(props: StepProps) {
  const { step, facts, outline, onChange } = props;
  const main = facts.fallback;
  const thing = thingOf(step);
  const first = orderOf(outline)[0] ?? "";
  return (
    <>
      <StepName {...props} />
      <TextField
        label={say("bot-say")}
        lang={main}
        lines={2}
        value={step.say?.[main] ?? ""}
        problem={null}
        onInput={(words) => onChange(saying(step, main, words))}
      />
      <ShowFields step={step} main={main} onChange={onChange} />
      <Labelled label={say("bot-thing")}>
        {(id) => (
          <Picker
            id={id}
            class="picker-edge"
            value={thing}
            options={things.map((value) => ({ value, name: say(`bot-thing-${value}`) }))}
            onChange={(next) => onChange(doing(step, next, first))}
          />
        )}
      </Labelled>
      {step.choices && <ChoiceList {...props} choices={step.choices} />}
      {step.ask && <QuestionFields {...props} ask={step.ask} />}
      <EndFields {...props} />
      {facts.languages
        .filter((language) => language !== main)
        .map((language) => (
          <OtherLanguage key={language} step={step} language={language} main={main} onChange={onChange} />
        ))}
    </>
  );
}

function saying(step: BotStep, language: Language, words: string): BotStep {
  const texts = said(step.say, language, words);
  const { say: _, ...rest } = step;
  return Object.keys(texts).length === 0 ? rest : { say: texts, ...rest };
}

// The name changes when the field is left: half a name would be a step of its own.
function StepName({ id, outline, onRename, onStart }: StepProps) {
  const [typed, setTyped] = useState(id);
  useEffect(() => setTyped(id), [id]);
  const taken = typed !== id && Object.hasOwn(outline.steps, typed);
  const problem = isStepName(typed) && !taken ? null : say("bot-step-name-invalid");
  return (
    <div class="field-row bot-step-name">
      <TextField
        class="field-short"
        label={say("bot-step-name")}
        value={typed}
        problem={problem}
        onInput={setTyped}
        onBlur={() => typed !== id && problem === null && onRename(typed)}
      />
      {outline.start !== id && (
        <button type="button" class="button bot-step-start" onClick={onStart}>
          {say("bot-step-start")}
        </button>
      )}
    </div>
  );
}

type Shown = "none" | "hours" | "contacts" | "link";
const shown = ["none", "hours", "contacts", "link"] as const;

function ShowFields({ step, main, onChange }: { step: BotStep; main: Language; onChange: (step: BotStep) => void }) {
  const { show } = step;
  const kind: Shown = show === undefined ? "none" : typeof show === "object" ? "link" : show;
  const choose = (next: Shown) => {
    const { show: _, ...rest } = step;
    onChange(next === "none" ? rest : { ...rest, show: next === "link" ? { link: { url: "https://", label: {} } } : next });
  };
  const setLink = (change: Partial<Extract<BotShow, object>["link"]>) =>
    typeof show === "object" && onChange({ ...step, show: { link: { ...show.link, ...change } } });
  return (
    <>
      <Labelled label={say("bot-show")}>
        {(id) => (
          <Picker
            id={id}
            class="picker-edge"
            value={kind}
            options={shown.map((value) => ({ value, name: say(`bot-show-${value}`) }))}
            onChange={choose}
          />
        )}
      </Labelled>
      {typeof show === "object" && (
        <div class="form-field-words">
          <TextField
            label={say("bot-link-label")}
            lang={main}
            value={show.link.label[main] ?? ""}
            problem={null}
            onInput={(words) => setLink({ label: said(show.link.label, main, words) })}
          />
          <TextField label={say("bot-link-url")} type="url" value={show.link.url} problem={null} onInput={(url) => setLink({ url })} />
        </div>
      )}
    </>
  );
}

interface OtherProps {
  step: BotStep;
  language: Language;
  main: Language;
  onChange: (step: BotStep) => void;
}

/** All texts of the step in another language, below what they say in the site's own. */
function OtherLanguage({ step, language, main, onChange }: OtherProps) {
  const missing = untold(step, language, main);
  return (
    <details class="form-field-language">
      <summary>
        {languageName(language)}{" "}
        <span class={`small ${missing > 0 ? "text-missing" : "soft"}`}>
          {missing > 0 ? say("texts-missing", { count: missing }) : say("texts-complete")}
        </span>
      </summary>
      {textsOf(step).map(({ path, texts }) => (
        <TextField
          key={path.join("/")}
          label={texts[main] ?? say("bot-say")}
          lang={language}
          placeholder={texts[main]}
          value={texts[language] ?? ""}
          problem={null}
          onInput={(words) => onChange(put(step, path, said(texts, language, words)))}
        />
      ))}
    </details>
  );
}
