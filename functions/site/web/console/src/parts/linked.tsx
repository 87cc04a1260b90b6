// What somebody wrote, with the addresses in it as links. Everything stays text: the whole address is what is shown.

import { splitLinks } from "../../../protocol/src/index.ts";

export function Linked({ words }: { words: string }) {
  return (
    <>
      {splitLinks(words).map(({ text, href }, index) =>
        href === undefined ? (
          text
        ) : (
          <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {text}
          </a>
        ),
      )}
    </>
  );
}
