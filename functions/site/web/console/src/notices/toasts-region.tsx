// Draws notices not yet looked at and what was done, at the foot of the pane where one works: nothing lies on rows or messages, for the
// place is made for it. Each goes by itself after ten seconds, unless somebody points at it or is inside it.

import { BellRing, Check, TriangleAlert, X } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { queueName, queues } from "../session/session.ts";
import { text } from "../texts.ts";
import { groupAddress, groupText } from "./notices.ts";
import type { Toast } from "./toasts.ts";
import { dismiss, toasts } from "./toasts.ts";
import type { NoticeGroup } from "./unseen.ts";
import { clearNotices, newestAt, noticeGroups } from "./unseen.ts";

const shown_ms = 10_000;

export function ToastsRegion() {
  if (noticeGroups.value.length === 0 && toasts.value.length === 0) return null;
  return (
    <section class="toasts" aria-label={text("notices-region")}>
      {noticeGroups.value.length > 0 && <NoticeCard />}
      {toasts.value.map((toast) => (
        <ToastCard key={toast.key} toast={toast} />
      ))}
    </section>
  );
}

/** Says the newest to who hears the page. It stays where it is while the cards move from pane to pane. */
export function ToastsVoice() {
  const newest = toasts.value.at(-1);
  return (
    <>
      <p class="visually-hidden" role="status">
        {newest && [newest.text, newest.detail, newest.act?.name].filter(Boolean).join(" ")}
      </p>
      <p class="visually-hidden" role="status">
        {noticeGroups.value.map(groupText).join(", ")}
      </p>
    </>
  );
}

interface CardProps {
  kind: "notice" | Toast["kind"];
  since: number;
  close: () => void;
  children: ComponentChildren;
}

function Card({ kind, since, close, children }: CardProps) {
  const [kept, setKept] = useState(false);
  useEffect(() => {
    if (kept) return;
    const timer = setTimeout(close, since + shown_ms - Date.now());
    return () => clearTimeout(timer);
  }, [kept, since]);
  const keep = () => setKept(true);
  const free = () => setKept(false);
  return (
    <div class={`toast toast-${kind}`} onPointerEnter={keep} onPointerLeave={free} onFocusIn={keep} onFocusOut={free}>
      <Picture kind={kind} />
      {children}
      <button type="button" class="button button-plain button-icon button-small" aria-label={text("notice-dismiss")} onClick={close}>
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  );
}

function NoticeCard() {
  return (
    <Card kind="notice" since={newestAt.value} close={clearNotices}>
      <ul class="toast-words">
        {noticeGroups.value.map((group) => (
          <NoticeLine key={group.kind} group={group} />
        ))}
      </ul>
    </Card>
  );
}

function NoticeLine({ group }: { group: NoticeGroup }) {
  const { kind, notices } = group;
  const names = [...new Set(notices.map(({ queue }) => queueName(queue)))];
  const single = kind === "submission" ? "notice-view-log" : "notice-view-conversation";
  return (
    <li class="toast-line">
      <span>{groupText(group)}</span>
      {(queues.value?.length ?? 0) > 1 && <span class="soft small">{names.join(", ")}</span>}
      <a class="toast-action" href={groupAddress(group)}>
        {text(notices.length === 1 ? single : "notice-view-list")}
      </a>
    </li>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const close = () => dismiss(toast.key);
  return (
    <Card kind={toast.kind} since={toast.shownAt} close={close}>
      <div class="toast-words toast-line">
        <span>{toast.text}</span>
        {toast.detail && <span class="soft small">{toast.detail}</span>}
        <ToastAction toast={toast} />
      </div>
    </Card>
  );
}

function Picture({ kind }: { kind: CardProps["kind"] }) {
  if (kind === "notice") return <BellRing size={16} aria-hidden="true" />;
  if (kind === "problem") return <TriangleAlert size={16} aria-hidden="true" />;
  return <Check size={16} aria-hidden="true" />;
}

function ToastAction({ toast }: { toast: Toast }) {
  if (!toast.act) return null;
  const { name, run } = toast.act;
  const choose = () => {
    dismiss(toast.key);
    run();
  };
  return (
    <button type="button" class="button-link toast-action" onClick={choose}>
      {name}
    </button>
  );
}
