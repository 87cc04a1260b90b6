// What only those need who find nobody or leave a message: loaded when it is used.

export { Form } from "./form.ts";
export { openingHours } from "./hours.ts";
