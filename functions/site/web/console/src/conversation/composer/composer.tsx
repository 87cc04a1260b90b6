// The composer says where the words go before they are sent: to the visitor, or, on amber ground, to colleagues only.

import { Globe, Mail, SendHorizontal, StickyNote } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { Conversation, LiveConversation, PlainAction } from "../../../../protocol/src/index.ts";
import { mailLink } from "../../../../protocol/src/index.ts";
import { text } from "../../texts.ts";
import type { Actions } from "../actions.ts";
import type { OpenConversation } from "../open-conversation.ts";
import { draftOf, keepDraft } from "./composer-state.ts";
import type { Mode } from "./drafts.ts";

interface ComposerProps {
  open: OpenConversation;
  talk: LiveConversation | null;
  details: Conversation;
  actions: Actions;
}

export function Composer(props: ComposerProps) {
  const { open } = props;
  const { mode } = draftOf(open.id);
  const writable = mode === "reply" ? open.may("write") : open.may("note");
  return (
    <section class={`composer composer-${mode}`} aria-label={text("composer-label")}>
      <div class="composer-modes" role="group" aria-label={text("composer-label")}>
        <ModeButton mode="reply" current={mode} onChoose={() => keepDraft(open.id, { mode: "reply" })} />
        <ModeButton mode="note" current={mode} onChoose={() => keepDraft(open.id, { mode: "note" })} />
      </div>
      {writable ? <Field {...props} mode={mode} key={mode} /> : <Closed {...props} mode={mode} />}
    </section>
  );
}

function ModeButton({ mode, current, onChoose }: { mode: Mode; current: Mode; onChoose: () => void }) {
  return (
    <button type="button" class="composer-mode" aria-pressed={mode === current} onClick={onChoose}>
      {text(`composer-${mode}`)}
    </button>
  );
}

const most_characters = 10_000;

function Field({ open, talk, details, mode }: ComposerProps & { mode: Mode }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const words = draftOf(open.id)[mode];
  const over = [...words].length - most_characters;
  const ready = talk !== null && words.trim() !== "" && over <= 0;
  const send = () => {
    field.current?.focus();
    if (!ready) return;
    talk.send(words.trim(), mode === "note" ? "note" : "message");
    keepDraft(open.id, { [mode]: "" });
  };
  const write = (value: string) => {
    keepDraft(open.id, { [mode]: value });
    // No `typing` frame while a note is written: it would be shown to the visitor.
    if (value !== "" && (mode === "reply" || !open.takesPart())) talk?.tellTyping();
  };
  return (
    <>
      <textarea
        class="composer-text"
        ref={field}
        rows={2}
        aria-label={text(`composer-${mode}-text`)}
        aria-describedby="composer-destination"
        placeholder={isTouch() ? text(`composer-${mode}-hint`) : `${text(`composer-${mode}-hint`)} ${text("composer-keys")}`}
        value={words}
        onFocus={open.refresh}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!isSending(event)) return;
          event.preventDefault();
          send();
        }}
      />
      <div class="composer-foot">
        <Destination details={details} mode={mode} />
        {over > 0 && (
          <p class="field-error" role="alert">
            {text("composer-too-long", { count: over })}
          </p>
        )}
        <button type="button" class="button button-main" aria-disabled={!ready} onClick={send}>
          <SendHorizontal size={16} aria-hidden="true" />
          {text(mode === "note" ? "composer-add-note" : "composer-send")}
        </button>
      </div>
    </>
  );
}

// An on-screen keyboard has no Shift+Enter: there Enter breaks the line and the button sends.
function isTouch(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}

const composition_key_code = 229;

// The Enter that ends a composition is part of writing; some browsers only tell by its code that it is.
function isSending({ key, shiftKey, isComposing, keyCode }: KeyboardEvent): boolean {
  return key === "Enter" && !shiftKey && !isComposing && keyCode !== composition_key_code && !isTouch();
}

function Destination({ details, mode }: { details: Conversation; mode: Mode }) {
  const words =
    mode === "note" ? text("composer-goes-to-agents") : text(details.online ? "composer-goes-to-widget" : "composer-waits-in-widget");
  return (
    <p class="composer-destination small" id="composer-destination">
      {mode === "note" ? <StickyNote size={14} aria-hidden="true" /> : <Globe size={14} aria-hidden="true" />}
      {words}
    </p>
  );
}

/** Why one cannot write here, and the one thing that changes it. */
function Closed({ open, details, actions, mode }: ComposerProps & { mode: Mode }) {
  const step = (action: PlainAction) =>
    open.may(action) && (
      <button type="button" class="button button-small" aria-disabled={actions.busy.value} onClick={() => actions.plain(action)}>
        {text(`action-${action}`)}
      </button>
    );
  const line = (sentence: string, action: ComponentChildren) => (
    <div class="composer-closed">
      <p>{sentence}</p>
      {action}
    </div>
  );
  if (details.status === "trashed") return line(text("composer-trashed"), step("restore"));
  if (mode === "reply" && details.kind !== "chat") return <MailInstead email={details.contact.email} />;
  if (details.status === "resolved") return line(text("composer-resolved"), step("reopen"));
  if (mode === "note") return line(text("composer-read-only"), null);
  if (open.may("reply")) return line(text("composer-nobody-answers"), step("reply"));
  if (details.assignee) return line(text("composer-other-answers", { name: details.assignee.name }), step("join"));
  return line(text(open.may("join") ? "composer-nobody-answers" : "composer-read-only"), step("join"));
}

function MailInstead({ email }: { email: string | null }) {
  if (!email) {
    return (
      <div class="composer-closed">
        <p>{text("composer-form-silent")}</p>
      </div>
    );
  }
  return (
    <div class="composer-closed">
      <p>{text("composer-form-mail", { email })}</p>
      <a class="button button-small" href={mailLink(email)} target="_blank" rel="noreferrer">
        <Mail size={16} aria-hidden="true" />
        {text("composer-write-mail")}
      </a>
    </div>
  );
}
