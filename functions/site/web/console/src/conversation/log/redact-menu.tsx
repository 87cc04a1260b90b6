// The quiet menu beside words in the log, the question before they are taken out, and what the log says meanwhile.

import { Ellipsis, Eraser } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { Confirm } from "../../parts/confirm.tsx";
import { Menu, MenuItem } from "../../parts/menu.tsx";
import { Refused } from "../../parts/state.tsx";
import { text } from "../../texts.ts";
import type { Redactor } from "./redactor.ts";

interface RedactProps {
  redactor: Redactor;
  seq: number;
}

/** The menu, where this agent may take the words out. `stop` is the event whose menu the Tab key comes to. */
export function RedactMenu({ redactor, seq, stop }: RedactProps & { stop: number | undefined }) {
  if (!redactor.may() || redactor.busy.value.includes(seq)) return null;
  return <WordsMenu redactor={redactor} seq={seq} tabIndex={seq === stop ? 0 : -1} />;
}

function WordsMenu({ redactor, seq, tabIndex }: RedactProps & { tabIndex: number }) {
  const root = useRef<HTMLDivElement>(null);
  // The menu goes with the words. The focus that was there stays in the log.
  useEffect(() => () => leave(root.current), []);
  return (
    <div class="words-menu" ref={root} onFocusCapture={() => (redactor.reached.value = seq)}>
      <Menu
        label={text("redact-menu")}
        named
        tabIndex={tabIndex}
        buttonClass="button button-plain words-menu-button"
        button={<Ellipsis size={16} aria-hidden="true" />}
      >
        <MenuItem onChoose={() => (redactor.asked.value = seq)} class="menu-item-bad">
          <Eraser size={16} aria-hidden="true" />
          {text("redact")}
        </MenuItem>
      </Menu>
    </div>
  );
}

function leave(root: HTMLElement | null): void {
  if (root?.contains(document.activeElement)) root.closest<HTMLElement>(".log")?.focus({ preventScroll: true });
}

/** Progress or failure of the removal, under the text. */
export function RedactState({ redactor, seq }: RedactProps) {
  const refused = redactor.refused.value;
  if (redactor.busy.value.includes(seq)) return <p class="soft small">{text("redact-busy")}</p>;
  if (refused?.seq !== seq) return null;
  return <Refused error={refused.error} onRetry={() => void redactor.redact(seq)} onDismiss={() => (redactor.refused.value = null)} />;
}

/** The question, once per log. */
export function RedactQuestion({ redactor }: { redactor: Redactor }) {
  const seq = redactor.asked.value;
  if (seq === null) return null;
  return (
    <Confirm
      title={text("redact-title")}
      body={text("redact-text")}
      yes={text("redact-confirm")}
      onYes={() => void redactor.redact(seq)}
      onClose={() => (redactor.asked.value = null)}
    />
  );
}

/** Up and down lead from menu to menu. */
export function stepMenus(event: KeyboardEvent): void {
  const from = event.target instanceof HTMLElement && event.target.closest(".words-menu-button[aria-expanded=false]");
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!from || !step || !(event.currentTarget instanceof HTMLElement)) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(".words-menu-button")];
  all[all.indexOf(from as HTMLElement) + step]?.focus();
  event.preventDefault();
}
