// The steps of a bot as cards in reading order.

import { useSignal } from "@preact/signals";
import { Plus } from "lucide-preact";
import { useRef } from "preact/hooks";
import type { BotFacts } from "../../../../../protocol/src/bot/check.ts";
import type { BotFinding, BotStep } from "../../../../../protocol/src/index.ts";
import { moved } from "../../queue/fields/field-list.ts";
import { say } from "../../words.ts";
import type { Outline } from "../outline.ts";
import { doing, most_steps, orderOf, renamed, stepName, withoutStep, withStep } from "../outline.ts";
import { StepCard } from "./step-card.tsx";

interface ListProps {
  outline: Outline;
  findings: readonly BotFinding[];
  facts: BotFacts;
  onChange: (change: Partial<Outline>) => void;
}

export function StepList({ outline, findings, facts, onChange }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  const open = useSignal<string | null>(null);
  const told = useSignal("");
  const order = orderOf(outline);
  const focus = (selector: string) => requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(selector)?.focus());
  const go = (id: string) => {
    open.value = id;
    focus(`[data-step="${id}"] .form-field-toggle`);
  };
  const add = (step: BotStep, after?: string) => {
    const id = stepName(step.say?.[facts.fallback] ?? "", order);
    onChange(withStep(outline, id, step, after));
    go(id);
  };
  const move = (from: number, to: number, by: string) => {
    if (to < 0 || to >= order.length) return;
    onChange({ order: moved(order, from, to) });
    told.value = say("queues-moved", { name: order[from] ?? "", place: String(to + 1) });
    focus(`[data-step="${order[from]}"] ${by}`);
  };
  const remove = (id: string) => {
    const at = order.indexOf(id);
    onChange(withoutStep(outline, id));
    told.value = say("fields-removed", { name: id });
    const next = order[at + 1] ?? order[at - 1];
    focus(next ? `[data-step="${next}"] .form-field-toggle` : "[data-add]");
  };
  const card = (id: string, index: number) => ({
    id,
    index,
    step: outline.steps[id] ?? {},
    findings: findings.filter(({ step }) => step === id),
    isOpen: open.value === id,
    onOpen: (opened: boolean) => (open.value = opened ? id : null),
    onChange: (step: BotStep) => onChange({ steps: { ...outline.steps, [id]: step } }),
    onStart: () => onChange({ start: id }),
    onRename: (name: string) => {
      onChange(renamed(outline, id, name));
      if (open.value === id) open.value = name;
    },
    onMove: (to: number, by: string) => move(index, to, by),
    onDuplicate: () => add(outline.steps[id] ?? {}, id),
    onRemove: () => remove(id),
    onLinkNew: (link: (to: string) => BotStep) => {
      const name = stepName("", order);
      const linked = { ...outline, steps: { ...outline.steps, [id]: link(name) } };
      onChange(withStep(linked, name, doing({}, "end", ""), id));
      go(name);
    },
  });
  const cards = order.map((id, index) => <StepCard key={index} {...card(id, index)} outline={outline} facts={facts} onGo={go} />);
  return (
    <div class="form-fields" ref={list}>
      <ol aria-label={say("bot-steps")}>{cards}</ol>
      <AddStep count={order.length} onAdd={() => add(doing({}, "end", ""))} />
      <p class="visually-hidden" role="status">
        {told.value}
      </p>
    </div>
  );
}

function AddStep({ count, onAdd }: { count: number; onAdd: () => void }) {
  if (count >= most_steps) return <p class="field-hint">{say("bot-steps-full", { most: most_steps })}</p>;
  return (
    <button type="button" class="button line-list-add" data-add onClick={onAdd}>
      <Plus size={16} aria-hidden="true" />
      {say("bot-step-add")}
    </button>
  );
}
