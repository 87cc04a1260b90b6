// What changed, as a sentence.

import type { WireEvent } from "../../../../protocol/src/index.ts";
import { ratingWord } from "../../parts/rating.tsx";
import { queueName } from "../../session/session.ts";
import { text } from "../../texts.ts";

export function changeText(event: WireEvent): string {
  switch (event.type) {
    case "status":
      return text(`event-${event.status}`, { by: event.by, name: event.name ?? "" });
    case "joined":
    case "left":
      return text(`event-${event.type}`, { name: event.name });
    case "assigned":
      if (event.name === null) return text("event-assigned-nobody");
      if (event.by === null || event.by === event.name) return text("event-taken", { name: event.name });
      return text("event-assigned", { by: event.by, name: event.name });
    case "transferred": {
      const queue = queueName(event.queue);
      return event.by === null ? text("event-transferred-system", { queue }) : text("event-transferred", { by: event.by, queue });
    }
    case "rated": {
      const words = text("event-rated", { score: ratingWord(event.score) });
      return event.comment ? `${words} ${text("event-rated-comment", { comment: event.comment })}` : words;
    }
    case "redacted":
    case "contact":
      return event.by === null ? text(`event-${event.type}-system`) : text(`event-${event.type}`, { by: event.by });
    default:
      return "";
  }
}
