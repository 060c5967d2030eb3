import { accessSync, constants, globSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Whether the file is there and may be run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first of the programs that is there: in the order of their names on the PATH, then in the other places.
 *
 * @param places patterns of paths, for what installers keep off the PATH
 */
export function findProgram(
  names: readonly string[],
  env: NodeJS.ProcessEnv,
  places: readonly string[] = [],
): string | undefined {
  const folders = (env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return onPath.find(isExecutable) ?? globSync([...places]).find(isExecutable);
}
