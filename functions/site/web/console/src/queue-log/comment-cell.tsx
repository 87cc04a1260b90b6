// The comment of an entry: the latest is always visible, with its time; anybody of the queue can write the next.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { LogEntry } from "../../../protocol/src/index.ts";
import { draftOf, keepDraft } from "../conversation/composer/composer-state.ts";
import { Refused } from "../parts/state.tsx";
import { locale, text } from "../texts.ts";
import { moment } from "../times.ts";
import type { QueueLog } from "./queue-log.ts";

interface CellProps {
  log: QueueLog;
  entry: LogEntry;
  name: string;
  editing: boolean;
  setEditing: (editing: boolean) => void;
}

export function CommentCell({ log, entry, name, editing, setEditing }: CellProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const begin = () => {
    asked.current = true;
    setEditing(true);
  };
  return (
    <div class="comment">
      {entry.comment && (
        <p class="comment-latest">
          <time class="soft" dateTime={entry.comment.at}>
            {moment(entry.comment.at, locale.value)}:
          </time>{" "}
          <span dir="auto">{entry.comment.text}</span>
        </p>
      )}
      {editing ? (
        <Editor log={log} entry={entry} name={name} focus={asked.current} onClose={close} />
      ) : (
        <button type="button" class="button-link" ref={opener} onClick={begin}>
          {text(entry.comment ? "log-comment-update" : "log-comment-add")}
          <span class="visually-hidden"> {name}</span>
        </button>
      )}
    </div>
  );
}

interface EditorProps {
  log: QueueLog;
  entry: LogEntry;
  name: string;
  focus: boolean;
  onClose: () => void;
}

function Editor(props: EditorProps) {
  const { name, focus } = props;
  const { words, busy, error, write, cancel, save } = useComment(props);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, []);
  return (
    <>
      <textarea
        class="input"
        ref={field}
        rows={2}
        aria-label={text("log-comment-label", { number: name })}
        placeholder={text("log-comment-field")}
        value={words.value}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && cancel()}
      />
      {error.value !== null && <Refused error={error.value} />}
      <div class="comment-deeds">
        <button type="button" class="button button-small" onClick={cancel}>
          {text("cancel")}
        </button>
        <button
          type="button"
          class="button button-small button-main"
          aria-disabled={busy.value || words.value.trim() === ""}
          onClick={save}
        >
          {text("save")}
        </button>
      </div>
    </>
  );
}

/** What is being written, kept like any draft until it is saved or given up. */
function useComment({ log, entry, onClose }: EditorProps) {
  const key = `comment.${entry.entry}`;
  const words = useSignal(draftOf(key).note || (entry.comment?.text ?? ""));
  const busy = useSignal(false);
  const error = useSignal<unknown>(null);
  const write = (value: string) => {
    words.value = value;
    keepDraft(key, { note: value });
  };
  const cancel = () => {
    keepDraft(key, { note: "" });
    onClose();
  };
  const save = async () => {
    if (busy.value || words.value.trim() === "") return;
    busy.value = true;
    error.value = null;
    try {
      await log.comment(entry, words.value.trim());
      cancel();
    } catch (problem) {
      error.value = problem;
      busy.value = false;
    }
  };
  return { words, busy, error, write, cancel, save };
}
