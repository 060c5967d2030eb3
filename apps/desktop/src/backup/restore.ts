import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { syncFolder } from "../durable-file.ts";
import { openOutbox } from "../outbox/outbox.ts";
import { openPeople } from "../people/people.ts";
import { BackupError, readBackup } from "./backup-file.ts";

/** The files of the app's data, all but the key. */
export const BACKED_UP = ["outbox.sqlite", "people.sqlite", "templates.json", "settings.json", "trial.json"] as const;
/** Suffixes of the files that SQLite keeps beside a file while it is open. */
const BESIDE = ["-wal", "-shm"];
const STAGE = "restore";
const UNPACKING = "unpacking-";
const REPLACED = "replaced-";

export interface StagedRestore {
  readonly messages: number;
  readonly contacts: number;
}

/**
 * Opens a backup beside the data that is in use and checks that all of it can be read. What was still to be sent is
 * held in it: a person decides whether it has gone since, and it is looked up before it leaves.
 *
 * Nothing of the present data is touched: `applyStagedRestore` puts it in place at the next start.
 * @throws BackupError
 */
export async function stageRestore(
  dataFolder: string,
  backup: string,
  passphrase: string,
  now: () => number,
): Promise<StagedRestore> {
  discardStagedRestore(dataFolder);
  const folder = mkdtempSync(join(dataFolder, UNPACKING));
  try {
    const names = await readBackup(backup, folder, BACKED_UP, passphrase);
    if (!names.includes("outbox.sqlite") || !names.includes("people.sqlite")) throw new BackupError("damaged");
    return stageFiles(dataFolder, (stage) => {
      for (const name of names) renameSync(join(folder, name), join(stage, name));
      const counts = check(stage, now);
      keepAccount(dataFolder, stage);
      return counts;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Has `fill` make the files that are to take the place of the data; whole or not at all, over a crash as well. */
export function stageFiles<Result>(dataFolder: string, fill: (folder: string) => Result): Result {
  rmSync(join(dataFolder, STAGE), { recursive: true, force: true });
  const folder = mkdtempSync(join(dataFolder, UNPACKING));
  try {
    const result = fill(folder);
    syncFolder(folder);
    renameSync(folder, join(dataFolder, STAGE));
    syncFolder(dataFolder);
    return result;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The small files of the data, which are replaced as a whole when they change. */
export function copyJsonFiles(from: string, to: string): void {
  for (const name of BACKED_UP.filter((each) => each.endsWith(".json"))) {
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
  }
}

/** Opens what was unpacked. The encryption proves each byte of it; the next start checks every page again. */
function check(folder: string, now: () => number): StagedRestore {
  try {
    const outbox = openOutbox({ file: join(folder, "outbox.sqlite"), now, check: false });
    outbox.holdQueued();
    const messages = outbox.countMessages();
    outbox.close();
    const people = openPeople(join(folder, "people.sqlite"), now, { check: false });
    const contacts = people.find({ limit: 1 }).total;
    people.close();
    return { messages, contacts };
  } catch (error) {
    throw new BackupError("damaged", error);
  }
}

/** The key is none of the backup's: where there is one, the account in use stays what it is. */
function keepAccount(dataFolder: string, folder: string): void {
  if (!existsSync(join(dataFolder, "key.json"))) return;
  const { account, accountName } = readSettings(dataFolder);
  const settings = { ...readSettings(folder), account, accountName };
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings, undefined, 2), { mode: 0o600 });
}

/** Settings that cannot be read are none: so does the app read them. */
function readSettings(folder: string): Record<string, unknown> {
  try {
    return { ...(JSON.parse(readFileSync(join(folder, "settings.json"), "utf8")) as object) };
  } catch {
    return {};
  }
}

/** Discards what was staged and is not wanted, and what a crash has left of unpacking. */
export function discardStagedRestore(dataFolder: string): void {
  for (const name of readdirSync(dataFolder)) {
    if (name === STAGE || /^(?:unpacking|packing)-/.test(name)) rmSync(join(dataFolder, name), { recursive: true });
  }
}

/**
 * Puts a staged restore in the place of the data, which is moved into a folder beside it. To be called before anything
 * of it is open; after a crash in the middle the next call goes on.
 * @returns the folder with what was replaced; `undefined` when nothing was staged
 */
export function applyStagedRestore(dataFolder: string, now: Date): string | undefined {
  const stage = join(dataFolder, STAGE);
  if (!existsSync(stage)) return undefined;
  const replaced = join(dataFolder, `${REPLACED}${now.toISOString().replace(/[:.]/g, "-")}`);
  const marker = join(stage, "moved");
  if (!existsSync(marker)) {
    mkdirSync(replaced, { recursive: true, mode: 0o700 });
    for (const name of BACKED_UP.flatMap((each) => [each, ...BESIDE.map((suffix) => each + suffix)])) {
      if (existsSync(join(dataFolder, name))) renameSync(join(dataFolder, name), join(replaced, name));
    }
    syncFolder(replaced);
    syncFolder(dataFolder);
    // From here on nothing of the old data is in the way, and what is in its place is the new.
    writeFileSync(marker, "", { flush: true });
    syncFolder(stage);
  }
  for (const name of BACKED_UP) {
    if (existsSync(join(stage, name))) renameSync(join(stage, name), join(dataFolder, name));
  }
  syncFolder(dataFolder);
  rmSync(stage, { recursive: true });
  return replaced;
}

/** Deletes what restores have replaced. */
export function deleteReplaced(dataFolder: string): void {
  for (const name of readdirSync(dataFolder)) {
    if (name.startsWith(REPLACED)) rmSync(join(dataFolder, name), { recursive: true });
  }
}
