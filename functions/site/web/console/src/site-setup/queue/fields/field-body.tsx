// What can be said of one field: its kind, its words in each language, whether it must be answered, and what can be chosen.

import { useId, useState } from "preact/hooks";
import type { FieldError, Language, WireField } from "../../../../../protocol/src/index.ts";
import { Picker } from "../../../parts/picker.tsx";
import { languageName, text } from "../../../texts.ts";
import { FieldProblem, problemAt, TextField } from "../../form/fields.tsx";
import { say } from "../../words.ts";
import type { Texts } from "./field-list.ts";
import { emptyOption, hasOptions, hasPlaceholder, isOurs, kinds, missingIn, named } from "./field-list.ts";
import { kindWords } from "./field-words.ts";
import { OptionList } from "./option-list.tsx";

interface BodyProps {
  field: WireField;
  fields: readonly WireField[];
  index: number;
  pointer: string;
  errors: readonly FieldError[];
  main: Language;
  others: readonly Language[];
  onChange: (change: Partial<WireField>) => void;
}

export function FieldBody(props: BodyProps) {
  const { field, fields, index, pointer, errors, main, others, onChange } = props;
  const name = named(fields, main)[index]?.name ?? "";
  return (
    <>
      <Words {...props} language={main} />
      {!isOurs(field.name) && <KindPicker field={field} problem={problemAt(errors, `${pointer}/kind`)} onChange={onChange} />}
      {hasOptions(field.kind) && (
        <OptionList
          options={field.options}
          pointer={`${pointer}/options`}
          errors={errors}
          main={main}
          onChange={(options) => onChange({ options })}
        />
      )}
      {field.name !== "message" && <Switches field={field} onChange={onChange} />}
      <p class="field-hint">
        {say("fields-stored-as", { name })} {field.hidden && say("fields-hidden-how", { name })}
      </p>
      <FieldProblem id={`${pointer}-name`} problem={problemAt(errors, `${pointer}/name`)} />
      {others.map((language) => (
        <OtherLanguage key={language} {...props} language={language} />
      ))}
    </>
  );
}

/** Label, placeholder and help in one language. */
function Words({ field, pointer, errors, language, main, onChange }: BodyProps & { language: Language }) {
  const isMain = language === main;
  const props = (part: "label" | "help" | "placeholder") => ({
    lang: language,
    value: field[part][language] ?? "",
    placeholder: isMain ? undefined : field[part][main],
    problem: problemAt(errors, `${pointer}/${part}/${language}`) ?? (isMain ? problemAt(errors, `${pointer}/${part}`) : null),
    onInput: (typed: string) => onChange({ [part]: { ...field[part], [language]: typed } satisfies Texts }),
  });
  const standing = isOurs(field.name) ? say("fields-label-ours", { name: text(`answer-${field.name}`) }) : undefined;
  return (
    <div class="form-field-words">
      <TextField label={say("fields-label")} hint={standing} {...props("label")} />
      {hasPlaceholder(field.kind) && <TextField label={say("fields-placeholder")} {...props("placeholder")} />}
      <TextField label={say("fields-help")} {...props("help")} />
    </div>
  );
}

function KindPicker({ field, problem, onChange }: Pick<BodyProps, "field" | "onChange"> & { problem: string | null }) {
  const id = useId();
  const choose = (kind: WireField["kind"]) =>
    onChange({ kind, options: hasOptions(kind) && field.options.length === 0 ? [emptyOption()] : field.options });
  return (
    <div class="field">
      <label for={id}>{say("fields-kind")}</label>
      <Picker
        id={id}
        class="picker-edge"
        value={field.kind}
        options={kinds.map((value) => ({ value, name: kindWords(value) }))}
        onChange={choose}
      />
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </div>
  );
}

function Switches({ field: { required, hidden }, onChange }: Pick<BodyProps, "field" | "onChange">) {
  return (
    <div class="choices">
      <label class="choice">
        <input
          type="checkbox"
          checked={required && !hidden}
          disabled={hidden}
          onChange={(event) => onChange({ required: event.currentTarget.checked })}
        />
        {say("fields-required-choice")}
      </label>
      <label class="choice">
        <input type="checkbox" checked={hidden} onChange={(event) => onChange({ hidden: event.currentTarget.checked })} />
        {say("fields-hidden-choice")}
      </label>
    </div>
  );
}

/** Another language of the site, folded until somebody wants to write in it. */
function OtherLanguage(props: BodyProps & { language: Language }) {
  const { field, pointer, errors, main, language, onChange } = props;
  const [open, setOpen] = useState(false);
  const missing = missingIn(field, language, main);
  const wrong = errors.some((error) => error.pointer.startsWith(`${pointer}/`) && error.pointer.endsWith(`/${language}`));
  const setLabel = (at: number, typed: string) =>
    onChange({
      options: field.options.map((option, place) => (place === at ? { ...option, label: { ...option.label, [language]: typed } } : option)),
    });
  return (
    <details class="form-field-language" open={open || wrong} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {languageName(language)}{" "}
        <span class={`small ${missing > 0 ? "text-missing" : "soft"}`}>
          {missing > 0 ? say("texts-missing", { count: missing }) : say("texts-complete")}
        </span>
      </summary>
      <div class="form-field-texts">
        <Words {...props} />
        {hasOptions(field.kind) &&
          field.options.map((option, at) => (
            <TextField
              key={at}
              label={option.label[main] || say("fields-option-number", { number: String(at + 1) })}
              lang={language}
              placeholder={option.label[main]}
              value={option.label[language] ?? ""}
              problem={problemAt(errors, `${pointer}/options/${at}/label/${language}`)}
              onInput={(typed) => setLabel(at, typed)}
            />
          ))}
      </div>
    </details>
  );
}
