// A button that opens a list of choices. Arrow keys move, Escape closes and gives the focus back.

import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

interface MenuProps {
  label: string;
  button: ComponentChildren;
  /** Set when the button shows nothing but a picture. */
  named?: boolean;
  tabIndex?: number;
  buttonClass?: string;
  sheetClass?: string;
  children: ComponentChildren;
}

export function Menu({ label, button, named, tabIndex, buttonClass = "button", sheetClass = "", children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  useOutside(root, open, close);
  const fit = useFit(root, open);
  useLayoutEffect(() => {
    if (open) items(root.current)[0]?.focus();
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === "Escape" || event.key === "Tab") {
      close();
      opener.current?.focus();
      if (event.key === "Escape") event.preventDefault();
      event.stopPropagation();
    } else if (step(root.current, event.key)) event.preventDefault();
  };
  const name = named ? { "aria-label": label, title: label } : {};
  return (
    <div class="menu" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={opener}
        class={buttonClass}
        aria-haspopup="menu"
        aria-expanded={open}
        tabIndex={tabIndex}
        {...name}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div
          class={`menu-sheet ${sheetClass} ${fit}`}
          role="menu"
          aria-label={label}
          onClick={() => closeAfterChoice(opener.current, close)}
        >
          {children}
        </div>
      )}
    </div>
  );
}

interface ItemProps {
  onChoose?: () => void;
  href?: string;
  /** Opened beside the console, which stays. */
  newTab?: boolean;
  class?: string;
  checked?: boolean;
  children: ComponentChildren;
}

/** One choice. With `href` it leads to another address. */
export function MenuItem({ onChoose, href, newTab, class: extra = "", checked, children }: ItemProps) {
  const common = { class: `menu-item ${extra}`, tabIndex: -1, onClick: onChoose };
  const role = checked === undefined ? ({ role: "menuitem" } as const) : ({ role: "menuitemradio", "aria-checked": checked } as const);
  if (href !== undefined) {
    return (
      <a href={href} target={newTab ? "_blank" : undefined} rel={newTab ? "noopener" : undefined} {...common} {...role}>
        {children}
      </a>
    );
  }
  return (
    <button type="button" {...common} {...role}>
      {children}
    </button>
  );
}

// A choice may itself move the focus, to a dialog for example; then it stays there.
function closeAfterChoice(opener: HTMLElement | null, close: () => void): void {
  close();
  queueMicrotask(() => {
    if (!document.activeElement || document.activeElement === document.body) opener?.focus();
  });
}

function items(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>(".menu-item") ?? [])];
}

function step(root: HTMLElement | null, key: string): boolean {
  const all = items(root);
  const at = all.indexOf(document.activeElement as HTMLElement);
  const targets: Record<string, number> = {
    ArrowDown: (at + 1) % all.length,
    ArrowUp: (at - 1 + all.length) % all.length,
    Home: 0,
    End: all.length - 1,
  };
  const target = targets[key];
  if (target === undefined) return false;
  all[target]?.focus();
  return true;
}

// In what scrolls, a sheet that would not be in sight opens the other way.
function useFit(root: { current: HTMLElement | null }, open: boolean): string {
  const [fit, setFit] = useState("");
  useLayoutEffect(() => {
    const sheet = root.current?.querySelector(".menu-sheet")?.getBoundingClientRect();
    const frame = root.current?.closest(".log")?.getBoundingClientRect();
    if (!sheet || !frame) return setFit("");
    const up = sheet.bottom > frame.bottom ? "menu-sheet-up" : "";
    const start = sheet.left < frame.left || sheet.right > frame.right ? "menu-sheet-start" : "";
    setFit(`${up} ${start}`);
  }, [open]);
  return fit;
}

function useOutside(root: { current: HTMLElement | null }, open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return;
    const onPointer = (event: Event) => {
      if (!(event.target instanceof Node && root.current?.contains(event.target))) close();
    };
    document.addEventListener("pointerdown", onPointer);
    return () => document.removeEventListener("pointerdown", onPointer);
  }, [open]);
}
