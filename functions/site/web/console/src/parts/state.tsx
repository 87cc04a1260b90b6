// What stands where there is nothing to show: one sentence, one action.

import { TriangleAlert, X } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { problemText } from "../problems.ts";
import { text } from "../texts.ts";

interface EmptyProps {
  icon?: ComponentChildren;
  sentence: string;
  action?: ComponentChildren;
}

export function Empty({ icon, sentence, action }: EmptyProps) {
  return (
    <div class="state">
      {icon}
      <p>{sentence}</p>
      {action}
    </div>
  );
}

/** A screen that could not be filled. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div class="state" role="alert">
      <TriangleAlert size={20} aria-hidden="true" />
      <p>{problemText(error)}</p>
      <button type="button" class="button" onClick={onRetry}>
        {text("try-again")}
      </button>
    </div>
  );
}

interface RefusedProps {
  error: unknown;
  /** Instead of what the failure says of itself. */
  sentence?: string;
  onRetry?: () => void;
  onDismiss?: () => void;
  /** What can be done instead. */
  children?: ComponentChildren;
}

/** A failure beside what failed. */
export function Refused({ error, sentence, onRetry, onDismiss, children }: RefusedProps) {
  return (
    <div class="problem" role="alert">
      <TriangleAlert size={16} aria-hidden="true" />
      <p>{sentence ?? problemText(error)}</p>
      {children}
      {onRetry && (
        <button type="button" class="button button-small" onClick={onRetry}>
          {text("try-again")}
        </button>
      )}
      {onDismiss && (
        <button type="button" class="button button-plain button-icon button-small" aria-label={text("close")} onClick={onDismiss}>
          <X size={16} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

const patience_ms = 300;

/** True once something has taken so long that waiting should show. */
export function useLate(busy: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!busy) return setLate(false);
    const timer = setTimeout(() => setLate(true), patience_ms);
    return () => clearTimeout(timer);
  }, [busy]);
  return busy && late;
}

/** Grey bars in the shape of what is coming; nothing at all for the first moment. */
export function Skeleton({ rows, kind }: { rows: number; kind: "row" | "bubble" | "line" }) {
  const late = useLate(true);
  if (!late) return null;
  return (
    <div class="skeletons" role="status">
      <span class="visually-hidden">{text("loading")}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} class={`skeleton skeleton-${kind}`} />
      ))}
    </div>
  );
}
