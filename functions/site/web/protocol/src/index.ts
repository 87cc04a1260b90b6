// The client library of Doorbell. See README.md.

export * from "./types.ts";
export { AgentApi } from "./agent.ts";
export type { PlainAction, RowFilter } from "./agent.ts";
export { browserClaims } from "./claims.ts";
export { Client } from "./client.ts";
export type { ClientApi, ClientOptions } from "./client.ts";
export type { ConnectionState } from "./connection.ts";
export { correctedContact } from "./contact.ts";
export { Conversation } from "./conversation.ts";
export type { Delivery } from "./conversation.ts";
export { browserEnvironment, randomId } from "./environment.ts";
export type { Claims, Environment, Socket, Store, Timer } from "./environment.ts";
export { Http } from "./http.ts";
export { linked } from "./links.ts";
export type { TextPart } from "./links.ts";
export { ConversationLog } from "./log.ts";
export type { Outgoing } from "./outbox.ts";
export { Problem, isPassing } from "./problem.ts";
export type { Code } from "./problem.ts";
export { browserStore, keysOf, memoryStore, readJson } from "./storage.ts";
export { VisitorApi } from "./visitor.ts";
export type { PageOf } from "./visitor.ts";
