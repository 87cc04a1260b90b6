// The guide: what it consists of, and how a page of it is put together. Pure: `read.mjs` reads the files, the build writes the pages.

/** The languages that it exists in, each by its own name. A further one is a folder with every page, and a line here. */
export const LANGUAGES = { en: "English", fi: "Suomi" };

/** The pages in the order in which they are read. The names of the groups are keys of the frame, too. */
export const GROUPS = {
  agents: ["sign-in", "answer-a-chat", "answer-a-form", "notices", "hand-over"],
  administrators: ["first-steps", "install", "queues", "form", "bots", "people", "change-log"],
};

/** The first page: what there is. */
export const INDEX = "index";

/** Every page but the first. */
export const PAGES = Object.values(GROUPS).flat();

/** What stands around every page, in `frame.ftl` of each language. */
export const FRAME_KEYS = ["guide", "contents", "languages", "previous", "next", "console", ...Object.keys(GROUPS)];

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);

/**
 * What a page in one language is put together from.
 *
 * @typedef {object} Source
 * @property {string} language one of `LANGUAGES`
 * @property {(name: string) => string} page a page as it is written
 * @property {(key: string) => string} frame what stands around every page
 * @property {(part: string, key: string) => string} word what the product says: the text of a key in the catalogue of a part
 * @property {(name: string) => {width: number, height: number, density: number}} picture the size of a picture in its own pixels, and
 *   how many of them are one of the page
 */

/** A page that cannot be put together; `message` names it and the reason. */
export class GuideError extends Error {}

/**
 * Title, purpose and rest of a page as it is written: a heading, one sentence that says what it is for, and the steps.
 *
 * @param {string} page its name
 * @param {Source} source where it comes from
 */
function partsOf(page, source) {
  const written = source.page(page);
  const [, title, purpose, body] = /^<h1>(.+)<\/h1>\n<p>(.+)<\/p>\n([\s\S]*)$/.exec(written) ?? [];
  if (!title) throw new GuideError(`${source.language}/${page}.html begins with a heading and one paragraph, a line each`);
  return { title, purpose, body };
}

// `{console/action-reply}` becomes what the console calls it, `{page:notices}` a link, `{picture:log}` a picture's address and size.
function filled(html, page, source) {
  const known = html.replace(/\{([a-z]+)([/:])([a-z0-9_-]+)\}/g, (whole, part, mark, key) => {
    if (mark === "/") return `<b>${escaped(source.word(part, key))}</b>`;
    if (part === "picture") return pictureOf(key, source);
    if (part !== "page" || !PAGES.includes(key)) throw new GuideError(`${source.language}/${page}.html: ${whole} names nothing`);
    return `<a href="${key}.html">${partsOf(key, source).title}</a>`;
  });
  if (/[{}]/.test(known)) throw new GuideError(`${source.language}/${page}.html: a brace that nothing fills`);
  return known;
}

// Its place is kept free until it is there, so that nothing moves.
function pictureOf(picture, source) {
  const { width, height, density } = source.picture(picture);
  return `src="pictures/${picture}.webp" width="${Math.round(width / density)}" height="${Math.round(height / density)}" loading="lazy"`;
}

function contentsOf(page, source, told) {
  const lists = Object.entries(GROUPS).map(([group, pages]) => {
    const items = pages.map((name) => {
      const { title, purpose } = partsOf(name, source);
      const here = name === page ? ' aria-current="page"' : "";
      const more = told ? `<br>\n              <span class="soft">${filled(purpose, name, source)}</span>` : "";
      return `            <li><a href="${name}.html"${here}>${title}</a>${more}</li>\n`;
    });
    return `          <h2>${source.frame(group)}</h2>\n          <ul>\n${items.join("")}          </ul>\n`;
  });
  return lists.join("");
}

function neighboursOf(page, source) {
  const at = PAGES.indexOf(page);
  const link = (name, key, rel) =>
    name
      ? `            <a href="${name}.html" rel="${rel}"><span class="soft">${source.frame(key)}</span> ${partsOf(name, source).title}</a>\n`
      : "";
  return `          <p class="neighbours">\n${link(PAGES[at - 1], "previous", "prev")}${link(PAGES[at + 1], "next", "next")}          </p>\n`;
}

function mainOf(page, source) {
  const { title, purpose, body } = partsOf(page, source);
  const head = `          <h1>${title}</h1>\n          <p class="purpose">${filled(purpose, page, source)}</p>\n`;
  if (page === INDEX) return `${head}${filled(body, page, source)}${contentsOf(page, source, true)}`;
  return `${head}${filled(body, page, source)}${neighboursOf(page, source)}`;
}

function languagesOf(page, source) {
  const others = Object.entries(LANGUAGES).filter(([language]) => language !== source.language);
  return others
    .map(([language, name]) => `          <a href="../${language}/${page}.html" hreflang="${language}" lang="${language}">${name}</a>\n`)
    .join("");
}

/**
 * One page. It carries no script and no style of its own.
 *
 * @param {string} page `INDEX` or one of `PAGES`
 * @param {Source} source its language
 * @returns {string} HTML
 */
export function pageOf(page, source) {
  const frame = (key) => escaped(source.frame(key));
  const { title } = partsOf(page, source);
  const contents = `        <nav id="contents" class="contents" aria-label="${frame("contents")}">\n${contentsOf(page, source, false)}        </nav>\n`;
  return `<!doctype html>
<html lang="${source.language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${page === INDEX ? title : `${title} · ${frame("guide")}`}</title>
    <link rel="stylesheet" href="../guide.css">
  </head>
  <body>
    <header>
      <a class="home" href="${INDEX}.html"${page === INDEX ? ' aria-current="page"' : ""}>${frame("guide")}</a>
      <nav aria-label="${frame("languages")}">
${languagesOf(page, source)}      </nav>
      <a href="/inbox">${frame("console")}</a>
    </header>
    <div class="columns">
      <main>
        <article>
${mainOf(page, source)}        </article>
      </main>
${page === INDEX ? "" : contents}    </div>
  </body>
</html>
`;
}
