// How a bot ends: with the contact form or a chat, and in which queue.

import { Picker } from "../../../parts/picker.tsx";
import { queueName } from "../../../session/session.ts";
import { text } from "../../../texts.ts";
import { Labelled } from "../../form/fields.tsx";
import { say } from "../../words.ts";
import type { StepProps } from "./step-props.ts";

const usual = ["message", "name", "email", "phone"] as const;

export function EndFields({ step, facts, onChange }: StepProps) {
  const { form, hand_over } = step;
  const queue = (form ?? hand_over)?.queue;
  if (!form && !hand_over) return null;
  const choose = (chosen: string) =>
    onChange(form ? { ...step, form: inQueue(form, chosen) } : { ...step, hand_over: inQueue({}, chosen) });
  return (
    <>
      {form && (
        <fieldset class="field">
          <legend class="field-label">{say("bot-form-asks")}</legend>
          <div class="choices">
            {[...usual, ...form.ask.filter((name) => !(usual as readonly string[]).includes(name))].map((name) => (
              <label key={name} class="choice">
                <input
                  type="checkbox"
                  checked={form.ask.includes(name)}
                  disabled={name === "message" && form.ask.includes(name)}
                  onChange={({ currentTarget: { checked } }) =>
                    onChange({ ...step, form: { ...form, ask: checked ? [...form.ask, name] : form.ask.filter((one) => one !== name) } })
                  }
                />
                {(usual as readonly string[]).includes(name) ? text(`answer-${name as (typeof usual)[number]}`) : name}
              </label>
            ))}
            <label class="choice">
              <input
                type="checkbox"
                checked={form.consent ?? false}
                onChange={({ currentTarget: { checked } }) => onChange({ ...step, form: { ...form, consent: checked } })}
              />
              {say("consent")}
            </label>
          </div>
        </fieldset>
      )}
      <Labelled label={say("bot-queue")}>
        {(id) => (
          <Picker
            id={id}
            class="picker-edge"
            value={queue ?? ""}
            options={[{ value: "", name: say("bot-queue-own") }, ...facts.queues.map((value) => ({ value, name: queueName(value) }))]}
            onChange={choose}
          />
        )}
      </Labelled>
    </>
  );
}

function inQueue<End extends { queue?: string }>({ queue: _, ...end }: End, queue: string) {
  return queue === "" ? end : { ...end, queue };
}
