// What the parts of a step's card are told.

import type { BotFacts } from "../../../../../protocol/src/bot/check.ts";
import type { BotFinding, BotStep } from "../../../../../protocol/src/index.ts";
import type { Outline } from "../outline.ts";

export interface StepProps {
  id: string;
  step: BotStep;
  index: number;
  outline: Outline;
  findings: readonly BotFinding[];
  facts: BotFacts;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  onChange: (step: BotStep) => void;
  onStart: () => void;
  onRename: (name: string) => void;
  /** `by` is what moved it, and keeps the focus. */
  onMove: (to: number, by: string) => void;
  onDuplicate: () => void;
  onRemove: () => void;
  /** Opens another step. */
  onGo: (id: string) => void;
  /** A new step, to which this one leads. */
  onLinkNew: (link: (to: string) => BotStep) => void;
}
