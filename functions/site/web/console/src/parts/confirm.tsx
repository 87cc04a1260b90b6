// Asks before something that is not undone with a click. The browser's own dialog keeps the focus inside and gives it back.

import { useEffect, useId, useRef } from "preact/hooks";
import { text } from "../texts.ts";

interface ConfirmProps {
  title: string;
  body: string;
  yes: string;
  /** It takes nothing away. */
  mild?: boolean;
  onYes: () => void;
  onClose: () => void;
}

export function Confirm({ title, body, yes, mild, onYes, onClose }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const bodyId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const choose = () => {
    onYes();
    dialog.current?.close();
  };
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby={titleId} aria-describedby={bodyId} onClose={onClose}>
      <h2 id={titleId}>{title}</h2>
      <p id={bodyId}>{body}</p>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {text("cancel")}
        </button>
        <button type="button" class={`button ${mild ? "button-main" : "button-bad"}`} onClick={choose}>
          {yes}
        </button>
      </div>
    </dialog>
  );
}
