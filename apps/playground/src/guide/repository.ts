import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

/** Files are named from the root, with slashes; nothing above it is read. */
function pathOf(file: string): string {
  if (posix.normalize(file).startsWith("..") || posix.isAbsolute(file)) throw new RangeError(`${file} is not in here`);
  return ROOT + file;
}

export const isFile = (file: string): boolean => existsSync(pathOf(file));
export const readText = (file: string): string => readFileSync(pathOf(file), "utf8");
export const readBytes = (file: string): Buffer => readFileSync(pathOf(file));

/** A relative link of a file, as a file from the root. */
export const linkedFile = (from: string, link: string): string => posix.join(posix.dirname(from), link);
