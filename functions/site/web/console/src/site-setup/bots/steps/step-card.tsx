// One step: a line that opens what it says and what comes after it.

import { ChevronDown, ChevronRight, Copy, Trash2, TriangleAlert } from "lucide-preact";
import { useId } from "preact/hooks";
import { isAdvice } from "../../../../../protocol/src/bot/check.ts";
import type { BotFinding } from "../../../../../protocol/src/index.ts";
import { MoveButtons } from "../../form/move-buttons.tsx";
import { say } from "../../words.ts";
import { findingWords, stepWords } from "../bot-words.ts";
import { most_steps, orderOf, thingOf } from "../outline.ts";
import { StepBody } from "./step-body.tsx";
import type { StepProps } from "./step-props.ts";

export function StepCard(props: StepProps) {
  const { id, step, index, outline, findings, facts, isOpen, onOpen, onMove } = props;
  const body = useId();
  const count = orderOf(outline).length;
  const wrong = findings.filter(({ code }) => !isAdvice(code));
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !event.altKey) return;
    event.preventDefault();
    onMove(index + by, ".form-field-toggle");
  };
  return (
    <li class="form-field" data-step={id}>
      <div class="form-field-head">
        <button
          type="button"
          class="form-field-toggle"
          aria-expanded={isOpen}
          aria-controls={isOpen ? body : undefined}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={() => onOpen(!isOpen)}
          onKeyDown={onKeyDown}
        >
          {isOpen ? <ChevronDown size={16} aria-hidden="true" /> : <ChevronRight size={16} aria-hidden="true" />}
          <span class="form-field-name">{id}</span>
          <span class="bot-step-words one-line">{stepWords(step, facts.fallback)}</span>
          <span class="soft small">
            {outline.start === id ? `${say("bot-step-starts")} · ` : ""}
            {say(`bot-thing-${thingOf(step)}`)}
          </span>
          {wrong.length > 0 && (
            <span class="mark mark-bad small">
              <TriangleAlert size={14} aria-hidden="true" />
              {say("bot-findings", { count: wrong.length })}
            </span>
          )}
        </button>
        <MoveButtons name={id} index={index} last={count - 1} onMove={(to) => onMove(to, `[data-move="${to < index ? "up" : "down"}"]`)} />
        {count < most_steps && (
          <button
            type="button"
            class="button button-plain button-icon"
            aria-label={say("fields-duplicate", { name: id })}
            onClick={props.onDuplicate}
          >
            <Copy size={16} aria-hidden="true" />
          </button>
        )}
        <button
          type="button"
          class="button button-plain button-icon"
          aria-label={say("list-remove", { line: id })}
          onClick={props.onRemove}
        >
          <Trash2 size={16} aria-hidden="true" />
        </button>
      </div>
      {isOpen && (
        <div id={body} class="form-field-body" role="group" aria-label={id}>
          <Findings findings={findings} />
          <StepBody {...props} />
        </div>
      )}
    </li>
  );
}

function Findings({ findings }: { findings: readonly BotFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul class="bot-findings">
      {findings.map((finding) => (
        <li key={finding.at + finding.code} class={isAdvice(finding.code) ? "soft" : "mark-bad"}>
          {findingWords(finding)}
        </li>
      ))}
    </ul>
  );
}
