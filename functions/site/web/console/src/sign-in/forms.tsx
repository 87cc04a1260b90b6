// The two forms of sign-in. Each says what is wrong beside the field it is about.

import { useSignal } from "@preact/signals";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { Problem } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { FieldProblem, useSubmit } from "../parts/submit.tsx";
import { fieldProblem, problemText } from "../problems.ts";
import { finishSignIn } from "../session/session.ts";
import { text } from "../texts.ts";
import { code_digits, digitsOf, isWhole } from "./code.ts";

interface AskProps {
  known: string;
  /** What else a screen reader says of the field. */
  describedBy?: string;
  onSent: (email: string) => void;
}

export function AskForLink({ known, describedBy, onSent }: AskProps) {
  const field = useId();
  const input = useRef<HTMLInputElement>(null);
  const email = useSignal(known);
  useLayoutEffect(() => input.current?.focus(), []);
  const { busy, error, run } = useSubmit();
  const submit = run(async () => {
    const address = email.value.trim();
    await api.requestLink(address);
    onSent(address);
  });
  const problem = error.value === null ? null : (fieldProblem(error.value, "/email") ?? askProblem(error.value));
  return (
    <form class="sign-in-form" onSubmit={submit}>
      <div class="field">
        <label for={field}>{text("sign-in-email")}</label>
        <input
          class="input"
          id={field}
          ref={input}
          type="email"
          name="email"
          autocomplete="email"
          required
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? describedBy : `${field}-problem`}
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

/** What is wrong with asking for a link. A person who has asked too often hears when, in minutes. */
function askProblem(error: unknown): string {
  if (!(error instanceof Problem) || error.code !== "too-many") return problemText(error);
  return text("sign-in-too-many", { minutes: Math.ceil((error.retryAfterS ?? 60) / 60) });
}

const patience_ms = 30_000;

/** Asks once more for the same address, when the mail has had time to arrive. */
export function SendAgain({ email }: { email: string }) {
  const ready = useSignal(false);
  const times = useSignal(0);
  const { error, run } = useSubmit();
  const said = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    // The button that was pressed is gone, and the focus with it.
    if (times.value > 0) said.current?.focus();
  }, [times.value]);
  useEffect(() => {
    const timer = setTimeout(() => (ready.value = true), patience_ms);
    return () => clearTimeout(timer);
  }, [times.value]);
  const submit = run(async () => {
    await api.requestLink(email);
    ready.value = false;
    times.value += 1;
  });
  return (
    <div class="sign-in-again">
      {times.value > 0 && (
        <p class="soft" tabIndex={-1} ref={said}>
          {text("sign-in-sent-again")}
        </p>
      )}
      <FieldProblem id="sign-in-again-problem" problem={error.value === null ? null : askProblem(error.value)} />
      {ready.value && (
        <button type="button" class="button button-wide" onClick={submit}>
          {text("sign-in-again")}
        </button>
      )}
    </div>
  );
}

export function EnterCode() {
  const field = useId();
  const form = useRef<HTMLFormElement>(null);
  const code = useSignal("");
  const short = useSignal(false);
  const { busy, error, run } = useSubmit();
  const submit = run(async () => {
    const digits = digitsOf(code.value);
    short.value = digits.length !== code_digits;
    if (short.value) return;
    await api.signIn({ code: digits });
    await finishSignIn();
  });
  const onInput = (typed: string) => {
    const whole = isWhole(typed) && digitsOf(typed) !== digitsOf(code.value);
    code.value = typed;
    if (whole) form.current?.requestSubmit();
  };
  const problem = short.value ? text("sign-in-code-six") : codeProblem(error.value);
  return (
    <form class="sign-in-form" ref={form} onSubmit={submit}>
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
          onInput={(event) => onInput(event.currentTarget.value)}
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
