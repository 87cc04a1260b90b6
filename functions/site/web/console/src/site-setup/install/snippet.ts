// The line that brings the widget onto a page.

/** Stands for the widget's host where it is not known. */
export const unknown_host = "WIDGET_HOST";

/** The widget's origin. On a developer's machine it is the door next to the console's. */
export function widgetOrigin({ protocol, hostname, port }: Pick<Location, "protocol" | "hostname" | "port">): string {
  if (hostname === "localhost" && port !== "") return `${protocol}//${hostname}:${Number(port) + 1}`;
  return `https://${unknown_host}`;
}

export function snippet(origin: string, site: string): string {
  return `<script async src="${origin}/w.js" data-site="${site}"></script>`;
}
