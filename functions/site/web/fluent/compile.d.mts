export class CatalogueError extends Error {}
export function compile(source: string, language: string, file?: string, order?: string[]): string;
export function compileConstant(source: string, key: string, file: string): string;
