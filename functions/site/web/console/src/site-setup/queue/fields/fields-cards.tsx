// What the contact form asks, and what is asked before a chat.

import { useRef } from "preact/hooks";
import type { FieldError, Language, WireField } from "../../../../../protocol/src/index.ts";
import { Card } from "../../form/card.tsx";
import { FieldProblem, problemAt } from "../../form/fields.tsx";
import { useCard } from "../../form/use-card.ts";
import type { QueueSubject, SiteSubject } from "../../subjects.ts";
import { say } from "../../words.ts";
import { fieldErrors, standard, tidied } from "./field-list.ts";
import { fieldLines, fieldName, kindWords } from "./field-words.ts";
import { FieldsEditor } from "./fields-editor.tsx";
import { FormPreview } from "./form-preview.tsx";

interface CardProps {
  subject: QueueSubject;
  site: SiteSubject;
}

export function FormFieldsCard({ subject, site }: CardProps) {
  const { main, others } = languagesOf(site);
  const card = useCard({
    subject,
    read: ({ form_fields }) => ({ form_fields }),
    clean: ({ form_fields }) => ({ form_fields: tidied(form_fields, languagesOf(site).main) }),
    check: ({ form_fields }) => fieldErrors("/form_fields", form_fields, languagesOf(site).main),
  });
  const { form_fields: fields } = card.draft;
  const root = useRef<HTMLDivElement>(null);
  const set = (form_fields: WireField[]) => card.edit({ form_fields });
  const replace = (form_fields: WireField[]) => {
    set(form_fields);
    requestAnimationFrame(() => root.current?.querySelector("button")?.focus());
  };
  return (
    <Card card={card} title={say("fields")} hint={say("fields-hint")} describe={describe} wide>
      <div class="form-with-preview">
        <div class="form-fields" ref={root}>
          {fields.length === 0 ? (
            <StandardFields onChange={() => replace([...standard])} />
          ) : (
            <FieldsEditor
              fields={fields}
              onChange={set}
              errors={card.errors}
              pointer="/form_fields"
              label={say("fields")}
              main={main}
              others={others}
              offered={["message", "name", "email", "phone"]}
            />
          )}
          {fields.length > 0 && (
            <button type="button" class="button-link fields-standard" onClick={() => replace([])}>
              {say("fields-standard-again")}
            </button>
          )}
          <Whole errors={card.errors} pointer="/form_fields" />
        </div>
        <FormPreview fields={fields} queue={subject.config.value} site={site.config.value} />
      </div>
    </Card>
  );
}

function StandardFields({ onChange }: { onChange: () => void }) {
  return (
    <>
      <ul class="form-fields-standard">
        {standard.map((field) => (
          <li key={field.name}>
            {fieldName(field)} <span class="soft small">{kindWords(field.kind)}</span>
          </li>
        ))}
      </ul>
      <button type="button" class="button line-list-add" onClick={onChange}>
        {say("fields-change")}
      </button>
    </>
  );
}

export function PreChatCard({ subject, site }: CardProps) {
  const { main, others } = languagesOf(site);
  const card = useCard({
    subject,
    read: ({ pre_chat }) => ({ pre_chat }),
    clean: ({ pre_chat }) => ({ pre_chat: tidied(pre_chat, languagesOf(site).main) }),
    check: ({ pre_chat }) => fieldErrors("/pre_chat", pre_chat, languagesOf(site).main),
  });
  const { pre_chat: fields } = card.draft;
  return (
    <Card card={card} title={say("pre-chat")} hint={say("pre-chat-hint")} describe={describe}>
      {fields.length > 0 && <p class="setup-none">{say("pre-chat-warning")}</p>}
      <FieldsEditor
        fields={fields}
        onChange={(pre_chat) => card.edit({ pre_chat })}
        errors={card.errors}
        pointer="/pre_chat"
        label={say("pre-chat")}
        main={main}
        others={others}
        offered={["name", "email", "phone"]}
      />
      <Whole errors={card.errors} pointer="/pre_chat" />
    </Card>
  );
}

/** What is wrong with all fields together. */
function Whole({ errors, pointer }: { errors: readonly FieldError[]; pointer: string }) {
  return <FieldProblem id={`${pointer}-whole`} problem={problemAt(errors, pointer, { "too-long": say("fields-too-long") })} />;
}

function languagesOf(site: SiteSubject): { main: Language; others: readonly Language[] } {
  const { language: main, languages } = site.config.value;
  return { main, others: languages.filter((language) => language !== main) };
}

function describe(_: string, value: unknown) {
  return { value: fieldLines(value as WireField[]) || undefined };
}
