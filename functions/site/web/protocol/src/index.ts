// The client library of Doorbell. See README.md.

export * from "./types.ts";
export { AgentApi } from "./http/agent-api.ts";
export type { PlainAction, RowFilter } from "./http/agent-api.ts";
export { browserClaims } from "./outbox/claims.ts";
export { Client } from "./client.ts";
export type { ClientApi, ClientOptions } from "./client.ts";
export type { ConnectionState } from "./connection/connection.ts";
export { correctedContact } from "./conversation/contact.ts";
export { Conversation } from "./conversation/conversation.ts";
export type { Delivery } from "./conversation/conversation.ts";
export { browserEnvironment, randomId } from "./environment.ts";
export type { Claims, Environment, Socket, Store, Timer } from "./environment.ts";
export { Http } from "./http/http.ts";
export { linked } from "./links.ts";
export type { TextPart } from "./links.ts";
export { ConversationLog } from "./conversation/log.ts";
export type { Outgoing } from "./outbox/outgoing.ts";
export { Problem, isPassing } from "./http/problem.ts";
export type { Code } from "./http/problem.ts";
export { browserStore, keysOf, memoryStore, readJson } from "./storage.ts";
export { VisitorApi } from "./http/visitor-api.ts";
export type { PageOf } from "./http/visitor-api.ts";
