import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Outbox } from "../outbox/outbox.ts";
import type { People } from "../people/people.ts";
import { writeBackup } from "./backup-file.ts";
import { BACKED_UP, copyJsonFiles } from "./restore.ts";

export interface BackupParts {
  readonly dataFolder: string;
  readonly outbox: Pick<Outbox, "copyTo">;
  readonly people: Pick<People, "copyTo">;
}

/**
 * Writes all of the app's data but the key into one encrypted file.
 * @throws when there is no room for it, or it cannot be written there
 */
export async function makeBackup(
  { dataFolder, outbox, people }: BackupParts,
  path: string,
  passphrase: string,
): Promise<void> {
  const folder = mkdtempSync(join(dataFolder, "packing-"));
  try {
    await outbox.copyTo(join(folder, "outbox.sqlite"));
    await people.copyTo(join(folder, "people.sqlite"));
    copyJsonFiles(dataFolder, folder);
    const names = BACKED_UP.filter((name) => existsSync(join(folder, name)));
    await writeBackup(path, folder, names, passphrase);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
