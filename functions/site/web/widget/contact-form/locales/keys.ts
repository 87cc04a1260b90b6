// Generated from en.ftl by `npm run keys`. Do not edit.

/** Every key with its variables. */
export interface Args {
  "form-intro-closed": undefined;
  "form-intro-open": undefined;
  "form-topic": undefined;
  "form-topic-choose": undefined;
  "form-choose": undefined;
  "form-message": undefined;
  "form-name": undefined;
  "form-email": undefined;
  "form-phone": undefined;
  "form-consent": undefined;
  "form-optional": { field: string | number };
  "form-needs": { fields: string | number };
  "form-send": undefined;
  "form-sending": undefined;
  "form-failed": { reason: string | number };
  "form-waits": { seconds: string | number };
  "form-sent-title": undefined;
  "form-sent": undefined;
  "form-sent-to": { email: string | number };
  "form-another": undefined;
  "form-to-chat": undefined;
  "field-invalid": undefined;
  "field-email": undefined;
  "field-required": undefined;
  "field-number": undefined;
  "field-date": undefined;
  "pre-chat-intro": undefined;
  "pre-chat-start": undefined;
  "pre-chat-refused": undefined;
  "bot-back": undefined;
  "bot-again": undefined;
  "bot-person": undefined;
  "bot-yes": undefined;
  "bot-no": undefined;
}
