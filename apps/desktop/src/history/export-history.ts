import { createWriteStream } from "node:fs";
import { chmod } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Writes an export for its owner only, also over a file that others could read.
 * @throws when it cannot be written there, or only in part
 */
export async function writeExport(path: string, pieces: Iterable<string>): Promise<void> {
  const file = createWriteStream(path, { mode: 0o600 });
  // The mode counts for a new file only; nothing has been written when this is done.
  await new Promise<void>((resolve, reject) => file.once("open", () => resolve()).once("error", reject));
  if (process.platform !== "win32") await chmod(path, 0o600);
  await pipeline(Readable.from(pieces), file);
}
