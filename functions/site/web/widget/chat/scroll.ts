// Keeps who reads the end of the log at its end.

const NEAR_END_PX = 48;

/** Whether one looks at the end. */
export const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean =>
  scrollHeight - scrollTop - clientHeight < NEAR_END_PX;

/** Goes to the end. */
export const toEnd = (log: HTMLElement): void => void (log.scrollTop = log.scrollHeight);

/** Changes what stands in the log, or beside it: who was at the end still is. */
export function keepEnd(log: HTMLElement, change: () => void): void {
  const follow = isAtEnd(log);
  change();
  if (follow) toEnd(log);
}
