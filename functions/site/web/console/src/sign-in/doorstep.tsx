// What stands before the console is open: one card, one thing to do.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { text } from "../texts.ts";

export function Doorstep({ children }: { children: ComponentChildren }) {
  return (
    <main class="sign-in" id="content" tabIndex={-1}>
      <p class="sign-in-brand">{text("app-name")}</p>
      <div class="sign-in-card">{children}</div>
    </main>
  );
}

interface StepProps {
  icon: ComponentChildren;
  title: string;
  /** Whether the heading takes the focus: where there is nothing to fill in first. */
  focused?: boolean;
  children: ComponentChildren;
}

export function Step({ icon, title, focused = true, children }: StepProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here is gone, and the focus with it.
  useLayoutEffect(() => {
    if (focused) heading.current?.focus();
  }, []);
  return (
    <>
      <span class="sign-in-icon">{icon}</span>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </>
  );
}
