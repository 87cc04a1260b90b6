// Pages of hosts, from pages/: each kind does to the widget what real pages do. They stand at the demo shop's address.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openContext } from "../support/browser.mjs";
import { Visitor } from "../support/visitor.mjs";

const PAGES = join(dirname(fileURLToPath(import.meta.url)), "pages");

/** Serves the page of this kind in this browser; gives its address. `headers` are what the host's server says beside it. */
async function serve(context, stack, kind, headers) {
  const body = readFileSync(join(PAGES, `${kind}.html`), "utf8").replaceAll("{{WIDGET}}", stack.widget);
  const server = createServer((_, answer) => answer.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(body));
  await new Promise((ready) => server.listen(0, "localhost", ready));
  context.on("close", () => server.close());
  // A page from a machine's own server may ask other servers of that machine; one that only the test made up may not.
  const address = `${stack.demo}/${kind}.html`;
  await context.route(address, (route) => route.continue({ url: `http://localhost:${server.address().port}/` }));
  return address;
}

/** A visitor with a browser of one's own on a page of this kind, which may have a hash; `asked` are the addresses that the page asks for. */
export async function visit({ stack, browser }, place, { headers, language, ...options } = {}) {
  const context = await openContext(browser, options);
  const [kind, hash = ""] = place.split("#");
  const address = await serve(context, stack, kind, headers);
  const page = await context.newPage();
  const visitor = Object.assign(new Visitor(page, language), { asked: [] });
  page.on("request", (request) => visitor.asked.push(request.url()));
  await page.goto(`${address}#${hash}`);
  return visitor;
}

/** What stands in the page's lower right corner, where the launcher belongs. */
export function corner(page) {
  return page.evaluate(() => {
    const [x, y] = [innerWidth - 44, innerHeight - 44];
    const found = document.elementFromPoint(x, y);
    const inside = found?.shadowRoot?.elementFromPoint(x, y);
    if (!inside) return `${found?.localName} of the page`;
    const { width, height, right, bottom } = inside.getBoundingClientRect();
    return `${inside.localName} ${width} x ${height}, ${innerWidth - right} from the right, ${innerHeight - bottom} from below`;
  });
}
