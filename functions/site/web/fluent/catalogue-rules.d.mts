export const LANGUAGES: string[];
export function compareCatalogues(
  sources: Record<string, string>,
  part: string,
): { problems: string[]; variables: Map<string, Set<string>> };
export function compareWithCode(keys: Iterable<string>, code: Record<string, string>, usedElsewhere?: string[], call?: string): string[];
export function keysModule(variables: Map<string, Set<string>>): string;
