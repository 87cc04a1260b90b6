// Where the link of an invitation leads: what one is invited to, who one is, and one button.

import { useSignal } from "@preact/signals";
import { Link2Off, UserPlus } from "lucide-preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import type { Language, Me, ShownInvitation } from "../../../protocol/src/index.ts";
import { Problem } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { wantFirstNotices } from "../notices/first-notices.tsx";
import { Picker } from "../parts/picker.tsx";
import { Failed, Refused, Skeleton } from "../parts/state.tsx";
import { FieldProblem, useSubmit } from "../parts/submit.tsx";
import { fieldProblem } from "../problems.ts";
import { finishSignIn } from "../session/session.ts";
import { Doorstep, Step } from "../sign-in/doorstep.tsx";
import { ownNames, speak, spoken, text } from "../texts.ts";

export function InvitationPage({ token }: { token: string | null }) {
  useEffect(() => {
    document.title = `${text("invitation-page")} · ${text("app-name")}`;
  });
  return <Doorstep>{token === null ? <Gone /> : <Shown token={token} />}</Doorstep>;
}

function Shown({ token }: { token: string }) {
  const shown = useSignal<ShownInvitation | null>(null);
  const other = useSignal<Me | null>(null);
  const error = useSignal<unknown>(null);
  const load = async () => {
    error.value = null;
    try {
      // Who is signed in here is good to know and nothing more: most often it is nobody.
      const [invitation, who] = await Promise.all([api.shownInvitation(token), api.me().catch(() => null)]);
      other.value = who?.email === invitation.email ? null : who;
      shown.value = invitation;
    } catch (problem) {
      error.value = problem;
    }
  };
  useEffect(() => void load(), []);
  if (isGone(error.value)) return <Gone />;
  if (error.value !== null) return <Failed error={error.value} onRetry={load} />;
  if (shown.value === null) return <Skeleton rows={3} kind="line" />;
  return <Join token={token} invitation={shown.value} other={other.value} />;
}

interface JoinProps {
  token: string;
  invitation: ShownInvitation;
  /** Who is signed in in this browser, where that is somebody else. */
  other: Me | null;
}

function Join({ token, invitation, other }: JoinProps) {
  const { email, site_name: site, invited_by: name, known } = invitation;
  const own = useSignal("");
  const { busy, error, run } = useSubmit();
  const problem = fieldProblem(error.value, "/name");
  const join = run(async () => {
    await api.acceptInvitation(known ? { token } : { token, name: own.value.trim(), language: spoken.value });
    await finishSignIn();
    if (!known) wantFirstNotices();
  });
  if (isGone(error.value)) return <Gone />;
  return (
    <Step icon={<UserPlus size={20} aria-hidden="true" />} title={text("invitation-title", { site })}>
      <p class="soft">{text("invitation-by", { name, site })}</p>
      <p class="soft">{text(known ? "invitation-known" : "invitation-new", { email })}</p>
      {other && <p class="sign-in-ended">{text("invitation-other", { name: other.name, email: other.email })}</p>}
      <form class="sign-in-form" onSubmit={join}>
        {!known && <NameField name={own.value} problem={problem} onInput={(typed) => (own.value = typed)} />}
        {!known && <LanguageField />}
        {error.value !== null && problem === null && <Refused error={error.value} />}
        <button type="submit" class="button button-main button-wide" aria-disabled={busy.value}>
          {text("invitation-join")}
        </button>
      </form>
    </Step>
  );
}

interface NameProps {
  name: string;
  problem: string | null;
  onInput: (name: string) => void;
}

function NameField({ name, problem, onInput }: NameProps) {
  const field = useId();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (problem !== null) input.current?.focus();
  }, [problem]);
  return (
    <div class="field">
      <label for={field}>{text("settings-name")}</label>
      <input
        class="input"
        id={field}
        ref={input}
        autocomplete="name"
        required
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? `${field}-hint` : `${field}-hint ${field}-problem`}
        value={name}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p class="field-hint" id={`${field}-hint`}>
        {text("settings-name-hint")}
      </p>
      <FieldProblem id={`${field}-problem`} problem={problem} />
    </div>
  );
}

/** The language of the console and of mails; the page speaks it at once. */
function LanguageField() {
  const field = useId();
  const options = ownNames().map(({ language, name }) => ({ value: language, name }));
  return (
    <div class="field">
      <label for={field}>{text("settings-language")}</label>
      <div class="field-line">
        <Picker<Language>
          id={field}
          class="picker-edge"
          value={spoken.value}
          options={options}
          onChange={(language) => void speak(language).catch(() => undefined)}
        />
      </div>
    </div>
  );
}

function Gone() {
  return (
    <Step icon={<Link2Off size={20} aria-hidden="true" />} title={text("invitation-gone-title")}>
      <p class="soft" role="status">
        {text("invitation-gone")}
      </p>
      <a class="button button-main button-wide" href="/sign-in">
        {text("sign-in-title")}
      </a>
    </Step>
  );
}

// A link that was cut or mistyped is no other case for the person who holds it.
function isGone(error: unknown): boolean {
  return error instanceof Problem && ["gone", "not-found", "malformed"].includes(error.code);
}
