declare module "*.ftl" {
  import type { Messages } from "./text.ts";

  const messages: Messages;
  export default messages;
}
