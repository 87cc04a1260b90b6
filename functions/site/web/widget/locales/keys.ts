// Generated from en.ftl by `npm run keys`. Do not edit.

/** Every key with its variables. */
export interface Args {
  "launcher-open": undefined;
  "launcher-failed": undefined;
  "panel-close": undefined;
  "panel-back": undefined;
  "panel-loading": undefined;
  "try-again": undefined;
  "expect-here": undefined;
  "expect-nobody": undefined;
  "expect-closed": undefined;
  "expect-opens": { when: string | number };
  "opening-time": { day: string | number; time: string | number };
  "choose-queue": undefined;
  "queue-open": undefined;
  "queue-closed": undefined;
  "hours-title": undefined;
  "hours-closed": undefined;
  "hours-all-day": undefined;
  "hours-zone": { place: string | number };
  "contacts-title": undefined;
  "leave-message": undefined;
  "chat-greeting": undefined;
  "chat-closed": undefined;
  "chat-wait-or-leave": undefined;
  "chat-label": undefined;
  "composer-label": undefined;
  "composer-send": undefined;
  "composer-too-long": { most: string | number };
  "chat-you": undefined;
  "chat-agent": undefined;
  "chat-automatic": { site: string | number };
  "state-sending": undefined;
  "state-sent": undefined;
  "state-seen": undefined;
  "state-failed": undefined;
  "state-waiting": undefined;
  "state-goes-on": { seconds: string | number };
  "message-delete": undefined;
  "message-removed": undefined;
  "chat-typing": { name: string | number };
  "event-joined": { name: string | number };
  "event-left": { name: string | number };
  "event-resolved": undefined;
  "event-reopened": undefined;
  "chat-older": undefined;
  "new-messages": undefined;
  "announce-messages": { count: string | number };
  "chat-offline": undefined;
  "conversation-gone": undefined;
  "error-too-long": undefined;
  "error-unreachable": undefined;
  "error-too-many": undefined;
  "error-refused": undefined;
  "error-origin": undefined;
  "error-trouble": undefined;
}
