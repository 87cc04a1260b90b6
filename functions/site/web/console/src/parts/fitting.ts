// How many of a row of things have room. Words are longer in one language than in another, so it is measured and not guessed.

import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** Draw `fitting` of `all` in the bar and behind them what holds the rest. `content` changes whenever their widths may have. */
export function useFitting(all: number, content: string) {
  const bar = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  const measured = `${width} ${content}`;
  const [found, setFound] = useState({ measured, fitting: all });
  // Something else to measure: everything is drawn once more, and what has no room goes before it is seen.
  const fitting = found.measured === measured ? found.fitting : all;
  useLayoutEffect(() => {
    const frame = bar.current?.getBoundingClientRect();
    const last = bar.current?.lastElementChild?.getBoundingClientRect();
    const fits = !frame || !last || last.right <= frame.right + 0.5;
    if (!fits && fitting > 1) setFound({ measured, fitting: fitting - 1 });
  }, [measured, fitting]);
  useLayoutEffect(() => {
    if (!bar.current) return;
    const watcher = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    watcher.observe(bar.current);
    return () => watcher.disconnect();
  }, []);
  return { bar, fitting };
}
