import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { KEY, TUESDAY } from "../caller.fixture.ts";
import { createSandbox, type Sandbox } from "../sandbox.ts";
import { fileStorage } from "./file-storage.ts";

/** A folder of the tests' own, which goes when they have ended. */
export const FOLDER = mkdtempSync(join(tmpdir(), "sms-sandbox-"));
after(() => rmSync(FOLDER, { recursive: true }));

let files = 0;

/** Names a file in a folder of its own, so that what stays beside it shows. */
export function newFile(): string {
  const own = join(FOLDER, String(++files));
  mkdirSync(own);
  return join(own, "state");
}

export function open(path: string, startAt = TUESDAY): Sandbox {
  return createSandbox({ apiKey: KEY, startAt, credit: 100_000, storage: fileStorage(path) });
}
