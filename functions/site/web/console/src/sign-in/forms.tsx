// The two forms of sign-in. Each says what is wrong beside the field it is about.

import { useSignal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Problem } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { fieldProblem, problemText } from "../problems.ts";
import { arrive } from "../session.ts";
import { text } from "../texts.ts";

export function AskForLink({ onSent }: { onSent: (email: string) => void }) {
  const field = useId();
  const email = useSignal("");
  const { busy, error, run } = useSubmit();
  const submit = run(async () => {
    const address = email.value.trim();
    await api.requestLink(address);
    onSent(address);
  });
  const problem = error.value === null ? null : (fieldProblem(error.value, "/email") ?? problemText(error.value));
  return (
    <form class="sign-in-form" onSubmit={submit}>
      <div class="field">
        <label for={field}>{text("sign-in-email")}</label>
        <input
          class="input"
          id={field}
          type="email"
          name="email"
          autocomplete="email"
          required
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${field}-problem`}
          value={email.value}
          onInput={(event) => (email.value = event.currentTarget.value)}
        />
        <FieldProblem id={`${field}-problem`} problem={problem} />
      </div>
      <button type="submit" class="button button-main button-wide" disabled={busy.value}>
        {text("sign-in-send")}
      </button>
    </form>
  );
}

export function EnterCode() {
  const field = useId();
  const code = useSignal("");
  const short = useSignal(false);
  const { busy, error, run } = useSubmit();
  const submit = run(async () => {
    const digits = code.value.replace(/\D/g, "");
    short.value = digits.length !== 6;
    if (short.value) return;
    await api.signIn({ code: digits });
    await arrive();
  });
  const problem = short.value ? text("sign-in-code-six") : codeProblem(error.value);
  return (
    <form class="sign-in-form" onSubmit={submit}>
      <div class="field">
        <label for={field}>{text("sign-in-code")}</label>
        <p class="field-hint" id={`${field}-hint`}>
          {text("sign-in-code-hint")}
        </p>
        <input
          class="input sign-in-code"
          id={field}
          name="code"
          inputMode="numeric"
          autocomplete="one-time-code"
          aria-invalid={problem !== null}
          aria-describedby={`${field}-hint${problem === null ? "" : ` ${field}-problem`}`}
          value={code.value}
          onInput={(event) => (code.value = event.currentTarget.value)}
        />
        <FieldProblem id={`${field}-problem`} problem={problem} />
      </div>
      <button type="submit" class="button button-wide" disabled={busy.value}>
        {text("sign-in-code-send")}
      </button>
    </form>
  );
}

function codeProblem(error: unknown): string | null {
  if (error === null) return null;
  return error instanceof Problem && error.code === "invalid" ? text("sign-in-code-wrong") : problemText(error);
}

function FieldProblem({ id, problem }: { id: string; problem: string | null }) {
  return problem === null ? null : (
    <p class="field-error" id={id} role="alert">
      {problem}
    </p>
  );
}

interface Submit {
  busy: Signal<boolean>;
  error: Signal<unknown>;
  run: (work: () => Promise<void>) => (event: Event) => void;
}

/** One attempt at a time; its failure stays until the next. */
function useSubmit(): Submit {
  const busy = useSignal(false);
  const error = useSignal<unknown>(null);
  const run = (work: () => Promise<void>) => async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    error.value = null;
    try {
      await work();
    } catch (problem) {
      error.value = problem;
    } finally {
      busy.value = false;
    }
  };
  return { busy, error, run };
}
