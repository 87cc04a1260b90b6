export const PAGES: string[];
export const KEYS: string[];
export function pageOf(page: string, language: string, catalogue: string): string;
