// Generated from en.ftl by `npm run keys`. Do not edit.

/** Every key with its variables. */
export interface Args {
  "rate-question": undefined;
  "rate-good": undefined;
  "rate-neutral": undefined;
  "rate-bad": undefined;
  "rate-thanks": undefined;
  "rate-comment": undefined;
  "rate-comment-send": undefined;
  "rate-change": undefined;
  "place-next": undefined;
  "place-number": { place: string | number };
  "place-far": undefined;
  "menu": undefined;
  "menu-sound": undefined;
  "end-chat": undefined;
  "end-question": undefined;
  "end-keep": undefined;
  "address-ask": undefined;
  "address-later": undefined;
  "address-wrong": undefined;
  "address-kept": { email: string | number };
  "address-known": undefined;
}
