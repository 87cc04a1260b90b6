// The first steps of a new site: what is done, what is next, and where that is done.

import { Circle, CircleCheck, X } from "lucide-preact";
import { useId } from "preact/hooks";
import { me } from "../session/session.ts";
import { text } from "../texts.ts";
import { firstRunOf, useProgress } from "./progress.ts";
import type { Step } from "./steps.ts";
import { stepsOf } from "./steps.ts";

/** The steps of a site that its owner has not finished, for the inbox while nothing is in it. */
export function FirstRunOfOwner() {
  const mine = me.value?.sites.filter(({ role }) => role === "owner") ?? [];
  const next = mine.find(({ site }) => firstRunOf(site).state.value === "wanted");
  return next ? <FirstRun key={next.site} site={next.site} /> : null;
}

interface FirstRunProps {
  site: string;
  /** Of the site, where it can change while the steps are on screen. */
  version?: number;
}

/** The steps of one site; nothing once they are done or dismissed, and nothing for those who do not own it. */
export function FirstRun({ site, version }: FirstRunProps) {
  const { progress, state } = useProgress(site, version);
  const title = useId();
  const owns = me.value?.sites.some((mine) => mine.site === site && mine.role === "owner");
  if (!owns || state.value === "over" || progress.value === null) return null;
  const steps = stepsOf(progress.value);
  const count = steps.filter(({ done }) => done).length;
  const dismiss = () => {
    state.value = "over";
    // The button is gone, and the focus with it.
    document.querySelector<HTMLElement>("main h1")?.focus();
  };
  return (
    <section class="first-run" aria-labelledby={title}>
      <header class="first-run-head">
        <h2 id={title}>{text("first-run-title")}</h2>
        <span class="soft small">{text("first-run-count", { count, all: steps.length })}</span>
        <button type="button" class="button button-plain button-icon button-small" aria-label={text("first-run-dismiss")} onClick={dismiss}>
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      <ol>
        {steps.map((step) => (
          <StepLine key={step.name} step={step} next={step === steps.find(({ done }) => !done)} />
        ))}
      </ol>
    </section>
  );
}

function StepLine({ step: { name, done, href }, next }: { step: Step; next: boolean }) {
  const outside = href.startsWith("http");
  return (
    <li class={`first-run-step ${done ? "first-run-done" : ""} ${next ? "first-run-next" : ""}`}>
      {done ? <CircleCheck size={16} aria-hidden="true" /> : <Circle size={16} aria-hidden="true" />}
      <p>
        <a href={href} {...(outside && { target: "_blank", rel: "noopener noreferrer" })}>
          {text(`first-run-${name}`)}
        </a>
        {done && <span class="visually-hidden"> ({text("first-run-is-done")})</span>}
        {next && <span class="field-hint first-run-hint">{text(`first-run-${name}-hint`)}</span>}
      </p>
    </li>
  );
}
