// What agents said to an entry, one below the other, and an empty field for the next. Nobody's comment is replaced.

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Comment, LogEntry } from "../../../protocol/src/index.ts";
import { draftOf, keepDraft } from "../conversation/composer/composer-state.ts";
import { Initials } from "../parts/person.tsx";
import { Refused } from "../parts/state.tsx";
import { locale, text } from "../texts.ts";
import { moment } from "../times.ts";
import type { QueueLog } from "./queue-log.ts";

/** As many as the server takes, of as many characters. */
const most_comments = 20;
const most_characters = 1_000;

interface CommentsProps {
  log: QueueLog;
  entry: LogEntry;
  name: string;
  focus: boolean;
  onClose: () => void;
}

export function Comments(props: CommentsProps) {
  const { entry, name } = props;
  return (
    <section class="log-comments" aria-label={text("log-comments-of", { number: name })}>
      {entry.comments.length > 0 && (
        <ol>
          {entry.comments.map((comment, index) => (
            <CommentView key={index} comment={comment} />
          ))}
        </ol>
      )}
      {entry.comments.length < most_comments ? <Editor {...props} /> : <p class="soft">{text("log-comments-full")}</p>}
    </section>
  );
}

function CommentView({ comment: { name, at, text: words } }: { comment: Comment }) {
  return (
    <li class="log-comment">
      <Initials name={name} />
      <div>
        <p class="small soft">
          <bdi>{name}</bdi> · <time dateTime={at}>{moment(at, locale.value)}</time>
        </p>
        <p class="entry-text" dir="auto">
          {words}
        </p>
      </div>
    </li>
  );
}

function Editor(props: CommentsProps) {
  const { name, focus } = props;
  const { words, busy, error, write, cancel, save } = useComment(props);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (focus) field.current?.focus();
  }, []);
  return (
    <div class="log-editor">
      <textarea
        class="input"
        ref={field}
        rows={2}
        maxLength={most_characters}
        aria-label={text("log-comment-label", { number: name })}
        placeholder={text("log-comment-field")}
        value={words.value}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && cancel()}
      />
      {error.value !== null && <Refused error={error.value} />}
      <div class="log-editor-actions">
        <button type="button" class="button button-small" onClick={cancel}>
          {text("cancel")}
        </button>
        <button
          type="button"
          class="button button-small button-main"
          aria-disabled={busy.value || words.value.trim() === ""}
          onClick={save}
        >
          {text("log-comment-add")}
        </button>
      </div>
    </div>
  );
}

/** What is being written, kept like any draft until it is added or given up. */
function useComment({ log, entry, onClose }: CommentsProps) {
  const key = `comment.${entry.entry}`;
  const words = useSignal(draftOf(key).note);
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
