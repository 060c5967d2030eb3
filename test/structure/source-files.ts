import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Files of the repository that people wrote, relative to its root, with slashes. */
export function sourceFiles(...globs: string[]): string[] {
  const exclude = ["**/node_modules/**", "**/dist/**", "**/coverage/**"];
  return globSync(globs, { cwd: ROOT, exclude })
    .map((path) => path.replaceAll("\\", "/"))
    .toSorted();
}

export const readSource = (path: string): string => readFileSync(ROOT + path, "utf8");
