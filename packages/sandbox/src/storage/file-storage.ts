import { accessSync, constants, readFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import type { Storage } from "./storage.ts";

/** Keeps the state in one file, which is whole at every moment: a new one is written beside it and takes its place. */
export function fileStorage(path: string): Storage {
  return {
    load() {
      // A folder that cannot be written to is told now, not at the first send.
      accessSync(dirname(path), constants.W_OK);
      let text: string;
      try {
        text = readFileSync(path, "utf8");
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
        throw error;
      }
      try {
        return JSON.parse(text) as unknown;
      } catch {
        throw new Error(
          `${path} is not a state of the sandbox: it is no valid JSON. Move it away or name another file`,
        );
      }
    },
    async save(state) {
      const next = `${path}.${process.pid}.tmp`;
      await writeDurably(next, JSON.stringify(state));
      await rename(next, path);
      await syncFolder(dirname(path));
    },
  };
}

async function writeDurably(path: string, text: string): Promise<void> {
  // Texts and numbers are personal data: nobody else on the machine reads them.
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the renaming itself durable; Windows knows no such thing for folders. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
