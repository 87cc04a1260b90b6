// Draws the toasts. Each goes by itself after ten seconds, unless somebody points at it or is inside it.

import { BellRing, Check, TriangleAlert, X } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { text } from "../texts.ts";
import { dismiss, toasts } from "./toasts.ts";
import type { Toast } from "./toasts.ts";

const shown_ms = 10_000;

export function ToastsRegion() {
  return (
    <section class="toasts" aria-label={text("notices-region")} aria-live="polite" aria-relevant="additions">
      {toasts.value.map((toast) => (
        <ToastCard key={toast.key} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const [kept, setKept] = useState(false);
  useEffect(() => {
    if (kept) return;
    const timer = setTimeout(() => dismiss(toast.key), shown_ms);
    return () => clearTimeout(timer);
  }, [kept]);
  const keep = () => setKept(true);
  const free = () => setKept(false);
  return (
    <div class={`toast toast-${toast.kind}`} onPointerEnter={keep} onPointerLeave={free} onFocusIn={keep} onFocusOut={free}>
      <Picture kind={toast.kind} />
      <div class="toast-words">
        <p>{toast.text}</p>
        {toast.detail && <p class="soft small">{toast.detail}</p>}
        {toast.link && (
          <a class="toast-deed" href={toast.link.href} onClick={() => dismiss(toast.key)}>
            {toast.link.name}
          </a>
        )}
      </div>
      <Deed toast={toast} />
      <button
        type="button"
        class="button button-plain button-icon button-small"
        aria-label={text("notice-dismiss")}
        onClick={() => dismiss(toast.key)}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  );
}

function Picture({ kind }: { kind: Toast["kind"] }) {
  if (kind === "notice") return <BellRing size={16} aria-hidden="true" />;
  if (kind === "problem") return <TriangleAlert size={16} aria-hidden="true" />;
  return <Check size={16} aria-hidden="true" />;
}

function Deed({ toast }: { toast: Toast }) {
  const close = () => dismiss(toast.key);
  if (!toast.act) return null;
  const { name, run } = toast.act;
  return (
    <button
      type="button"
      class="button-link toast-deed"
      onClick={() => {
        close();
        run();
      }}
    >
      {name}
    </button>
  );
}
