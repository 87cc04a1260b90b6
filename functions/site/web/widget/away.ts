// What only those need who find nobody or must choose: loaded when it is used.

import css from "./opening-hours/hours.css?inline";
import { dress } from "./shell/looks.ts";

export { chooseQueue, closedView, contacts, whenOpen } from "./opening-hours/closed.ts";
export { foldedHours, hoursTable, hoursTitle } from "./opening-hours/hours.ts";

dress(css);
