// What only those need who find nobody or leave a message: loaded when it is used.

export { Form } from "./contact-form/form.ts";
export { openingHours } from "./opening-hours/hours.ts";
