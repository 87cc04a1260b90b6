// Keeps the list of mails up to date without moving the reader, and writes times as the reader's clock shows them.

const interval_ms = 2000;

const today = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
const earlier = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

function localise(within) {
  for (const time of within.querySelectorAll("time")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    const format = at.toDateString() === new Date().toDateString() ? today : earlier;
    time.textContent = format.format(at);
  }
}

/** The list as it is now; nothing while the stack does not answer. */
async function fetched() {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.getElementById("mails");
  } catch {
    return null;
  }
}

/** Puts in what is new. Rows that stay are the same elements, so focus, selection and what is in sight stay too. */
function take(list, fresh) {
  const rows = (of) => [...of.querySelectorAll("li")];
  const hrefOf = (row) => row.querySelector("a").getAttribute("href");
  const shown = new Map(rows(list).map((row) => [hrefOf(row), row]));
  const wanted = rows(fresh);
  if (wanted.length === 0 || shown.size === 0) {
    if (wanted.length !== shown.size) list.replaceChildren(...fresh.childNodes);
    return wanted.length;
  }
  const added = wanted.filter((row) => !shown.has(hrefOf(row)));
  list.querySelector("ol").prepend(...added);
  return added.length;
}

async function refresh(list, status) {
  const fresh = document.visibilityState === "visible" ? await fetched() : null;
  if (fresh) {
    localise(fresh);
    const height = document.documentElement.scrollHeight;
    const added = take(list, fresh);
    if (added > 0) {
      status.textContent = added === 1 ? "1 new mail" : `${added} new mails`;
      // At the top the newest comes into sight; further down what is being read stays where it is.
      if (scrollY > 0) scrollBy({ top: document.documentElement.scrollHeight - height, behavior: "instant" });
    }
  }
  setTimeout(refresh, interval_ms, list, status);
}

localise(document);
const list = document.getElementById("mails");
if (list) setTimeout(refresh, interval_ms, list, document.querySelector("[role=status]"));
