import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { writeExport } from "./export-history.ts";

test("an export is for its owner only, over a file that others could read as well, and one that fails is an error", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sms-export-"));
  try {
    const file = join(folder, "sms.csv");
    writeFileSync(file, "what was there before, and longer", { mode: 0o644 });
    await writeExport(file, ["Nom\r\n", "Zoé\r\n"]);
    assert.equal(readFileSync(file, "utf8"), "Nom\r\nZoé\r\n");
    if (process.platform !== "win32") assert.equal(statSync(file).mode & 0o777, 0o600);
    await assert.rejects(writeExport(join(folder, "none", "sms.csv"), ["x"]), { code: "ENOENT" });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
