/** Statements, which begin a line; and calls of `import`, wherever a comment does not hold them. */
const STATEMENT = /^(?:import|export)\b(?:[^;"'`]*?\bfrom)?\s*["']([^"']+)["']/gm;
const CALL = /^(?!\s*(?:\*|\/\/|\/\*)).*?\bimport\(\s*["']([^"']+)["']/gm;

/** The specifiers that a TypeScript source imports or re-exports, types included. */
export const importedSpecifiers = (source: string): string[] =>
  [STATEMENT, CALL].flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? ""));
