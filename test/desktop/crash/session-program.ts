import { buildSync } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A session as one file, which starts in a third of the time: the suite starts hundreds. */
export function buildSessionProgram(): { readonly program: string } & Disposable {
  const folder = mkdtempSync(join(tmpdir(), "sms-session-"));
  const program = join(folder, "session-process.mjs");
  buildSync({
    entryPoints: [fileURLToPath(new URL("./session-process.ts", import.meta.url))],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    conditions: ["@sms-composer/source"],
  });
  return { program, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
