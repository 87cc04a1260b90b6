// Which topics of a form lead to another queue. Kept by the words of the topic, so it goes with them while they are typed. Pure.

export type TopicRoutes = { [topic: string]: string };

/** The routes after a topic was typed, added or taken away. */
export function routesAfter(routes: TopicRoutes, before: readonly string[], after: readonly string[]): TopicRoutes {
  const typed = before.length === after.length ? before.findIndex((topic, at) => topic !== after[at]) : -1;
  const [old = "", now = ""] = [before[typed], after[typed]];
  const route = routes[old];
  if (route !== undefined && !after.includes(old) && routes[now] === undefined) return routesTo(withRoute(routes, now, route), after);
  return routesTo(routes, after);
}

/** With one topic that leads to a queue, or to none of its own. */
export function withRoute(routes: TopicRoutes, topic: string, queue: string | null): TopicRoutes {
  const { [topic]: _, ...rest } = routes;
  return queue === null ? rest : { ...rest, [topic]: queue };
}

/** As they are kept: of these topics and no others, without spaces around their words. */
export function tidyRoutes(routes: TopicRoutes, topics: readonly string[]): TopicRoutes {
  const trimmed = Object.entries(routes).map(([topic, queue]) => [topic.trim(), queue]);
  return routesTo(Object.fromEntries(trimmed), topics);
}

function routesTo(routes: TopicRoutes, topics: readonly string[]): TopicRoutes {
  return Object.fromEntries(Object.entries(routes).filter(([topic]) => topics.includes(topic)));
}
