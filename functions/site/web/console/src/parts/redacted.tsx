// What stands where words were.

import { text } from "../texts.ts";

export function Redacted() {
  return <span class="redacted">{text("redacted")}</span>;
}
