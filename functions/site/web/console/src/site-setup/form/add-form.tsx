// Something new with a name, and a short name that stands in addresses.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { FieldError } from "../../../../protocol/src/index.ts";
import { Problem } from "../../../../protocol/src/index.ts";
import { Refused } from "../../parts/state.tsx";
import { text } from "../../texts.ts";
import { say } from "../words.ts";
import { problemAt, TextField } from "./fields.tsx";
import { isShortName, shortName } from "./short-name.ts";
import { useUnsaved } from "./unsaved.ts";

interface AddFormProps {
  title: string;
  nameLabel: string;
  nameHint: string;
  /** Where the server says that the short name is wrong. */
  pointer: "/queue" | "/site" | "/bot";
  /** Said when there can be no more. */
  full: string;
  /** Makes it, and goes where it is. */
  create: (short: string, name: string) => Promise<void>;
  onClose: () => void;
  /** What else is chosen. */
  children?: ComponentChildren;
}

export function AddForm({ title, nameLabel, nameHint, pointer, full, create, onClose, children }: AddFormProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const name = useSignal("");
  const typed = useSignal<string | null>(null);
  const errors = useSignal<readonly FieldError[]>([]);
  const failure = useSignal<unknown>(null);
  const busy = useSignal(false);
  const short = typed.value ?? shortName(name.value);
  useUnsaved(name.value.trim() !== "" && !busy.value);
  useLayoutEffect(() => form.current?.querySelector("input")?.focus(), []);
  const toTrouble = () => requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  const add = async () => {
    busy.value = true;
    try {
      await create(short, name.value.trim());
    } catch (problem) {
      busy.value = false;
      failure.value = problem;
      errors.value = problem instanceof Problem ? problem.errors : [];
      toTrouble();
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    failure.value = null;
    errors.value = wrong(name.value.trim(), short, pointer);
    if (errors.value.length > 0) toTrouble();
    else void add();
  };
  return (
    <form ref={form} class="setup-card" aria-labelledby={id} noValidate onSubmit={submit}>
      <h2 id={id}>{title}</h2>
      <TextField
        label={nameLabel}
        hint={nameHint}
        value={name.value}
        problem={problemAt(errors.value, "/name")}
        onInput={(value) => (name.value = value)}
      />
      <TextField
        label={say("short-name")}
        hint={say("short-name-hint")}
        value={short}
        problem={problemAt(errors.value, pointer, { invalid: say("short-name-invalid"), "too-long": full })}
        onInput={(value) => (typed.value = value)}
      />
      {children}
      {failure.value !== null && errors.value.length === 0 && <Refused error={failure.value} />}
      <div class="setup-card-foot">
        <button type="submit" class="button button-main" aria-disabled={busy.value}>
          {title}
        </button>
        <button type="button" class="button button-plain" onClick={onClose}>
          {text("cancel")}
        </button>
      </div>
    </form>
  );
}

function wrong(name: string, short: string, pointer: string): FieldError[] {
  const errors: FieldError[] = name === "" ? [{ pointer: "/name", code: "required" }] : [];
  return isShortName(short) ? errors : [...errors, { pointer, code: short === "" ? "required" : "invalid" }];
}
