// A new queue: what it is called. Everything else is set on its page, which opens then.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { FieldError } from "../../../../protocol/src/index.ts";
import { Problem } from "../../../../protocol/src/index.ts";
import { api } from "../../client.ts";
import { Refused } from "../../parts/state.tsx";
import { address, navigate } from "../../route.ts";
import { readTeam } from "../../session/session.ts";
import { text } from "../../texts.ts";
import { problemAt, TextField } from "../form/fields.tsx";
import type { SiteSubject } from "../subjects.ts";
import { say } from "../words.ts";
import { focusQueue } from "./first-field.ts";
import { isShortName, shortName } from "./short-name.ts";

export function AddQueue({ subject, onClose }: { subject: SiteSubject; onClose: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const name = useSignal("");
  const typed = useSignal<string | null>(null);
  const errors = useSignal<readonly FieldError[]>([]);
  const failure = useSignal<unknown>(null);
  const busy = useSignal(false);
  const queue = typed.value ?? shortName(name.value);
  const toTrouble = () => requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const add = async () => {
    const { site } = subject.config.peek();
    busy.value = true;
    try {
      await api.addQueue(site, { queue, name: name.value.trim() });
      await Promise.allSettled([subject.reload(), readTeam()]);
      focusQueue(queue);
      navigate(address({ page: "site", site, section: "queues", queue }));
    } catch (problem) {
      failure.value = problem;
      errors.value = problem instanceof Problem ? problem.errors : [];
      toTrouble();
    }
    busy.value = false;
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    failure.value = null;
    errors.value = wrong(name.value.trim(), queue);
    if (errors.value.length > 0) toTrouble();
    else void add();
  };
  const sentences = { required: text("field-required"), invalid: say("queues-short-invalid"), "too-long": say("queues-full") };
  return (
    <form ref={form} class="setup-card" aria-labelledby="add-queue" noValidate onSubmit={submit}>
      <h2 id="add-queue">{say("queues-add")}</h2>
      <TextField
        label={say("queue-name")}
        hint={say("queue-name-hint")}
        value={name.value}
        problem={problemAt(errors.value, "/name")}
        onInput={(value) => (name.value = value)}
      />
      <TextField
        label={say("queues-short")}
        hint={say("queues-short-hint")}
        value={queue}
        problem={problemAt(errors.value, "/queue", sentences)}
        onInput={(value) => (typed.value = value)}
      />
      {failure.value !== null && errors.value.length === 0 && <Refused error={failure.value} />}
      <div class="setup-card-foot">
        <button type="submit" class="button button-main" aria-disabled={busy.value}>
          {say("queues-add")}
        </button>
        <button type="button" class="button button-plain" onClick={onClose}>
          {text("cancel")}
        </button>
      </div>
    </form>
  );
}

function wrong(name: string, queue: string): FieldError[] {
  const errors: FieldError[] = name === "" ? [{ pointer: "/name", code: "required" }] : [];
  return isShortName(queue) ? errors : [...errors, { pointer: "/queue", code: queue === "" ? "required" : "invalid" }];
}
