// Why one was told of a conversation, or not: what became of the mails, and what one's settings say now.

import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type { NoticeItem } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { Failed, Skeleton } from "../parts/state.tsx";
import { address } from "../route.ts";
import { me, queues } from "../session/session.ts";
import { locale, text } from "../texts.ts";
import { moment } from "../times.ts";
import { whyNow } from "./notices-why.ts";
import type { OpenConversation } from "./open-conversation.ts";

interface DialogProps {
  open: OpenConversation;
  onClose: () => void;
}

export function NoticesDialog({ open, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const details = open.details.value;
  const who = me.value;
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      class="dialog dialog-notices"
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <h2 id={titleId}>{text("why-title")}</h2>
      <h3>{text("why-mails")}</h3>
      <Mails conversation={open.id} />
      {details && who && (
        <>
          <h3>{text("why-now")}</h3>
          <ul>
            {whyNow(details, who, queues.value ?? []).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
      <div class="dialog-actions">
        <a class="button" href={address({ page: "settings" })} onClick={close}>
          {text("why-settings")}
        </a>
        <button type="button" class="button" onClick={close}>
          {text("close")}
        </button>
      </div>
    </dialog>
  );
}

function Mails({ conversation }: { conversation: string }) {
  const mails = useSignal<readonly NoticeItem[] | null>(null);
  const error = useSignal<unknown>(null);
  const load = async () => {
    error.value = null;
    try {
      mails.value = (await api.notices(conversation)).items;
    } catch (problem) {
      error.value = problem;
    }
  };
  useEffect(() => void load(), []);
  if (error.value !== null) return <Failed error={error.value} onRetry={load} />;
  if (!mails.value) return <Skeleton rows={1} kind="line" />;
  if (mails.value.length === 0) return <p>{text("why-no-mail")}</p>;
  return (
    <ul>
      {mails.value.map(({ kind, seq, at, mail }) => (
        <li key={`${kind} ${seq}`}>
          {text("why-line", { kind: text(`notices-${kind}`), when: moment(at, locale.value), mail: text(`why-${mail}`) })}
        </li>
      ))}
    </ul>
  );
}
