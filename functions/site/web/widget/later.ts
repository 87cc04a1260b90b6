// Parts that are loaded when they are used.

/** Fetches a part once. Where that fails it gives nothing, and the next call tries again. */
export function onceLoaded<Part>(load: () => Promise<Part>): () => Promise<Part | undefined> {
  let loading: Promise<Part | undefined> | undefined;
  return () => (loading ??= load().catch(() => (loading = undefined)));
}
