// What only those need who find nobody or must choose: loaded when it is used.

export { chooseQueue, closedView, whenOpen } from "./opening-hours/closed.ts";
export { foldedHours } from "./opening-hours/hours.ts";
