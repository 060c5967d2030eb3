/**
 * `pnpm test:release`, before a release: every package is built and packed twice, in different folders, and the tarballs
 * are the same byte by byte; and `pnpm publish` would publish each of them, or has already, and complains of nothing.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endPnpm, packPackages } from "./workspace-copy.ts";

/** The output of `pnpm publish` for a package that it would publish, and for the run as a whole. */
const EXPECTED =
  /^(?:📦 @sms-composer\/\w+@[\d.]+ → https:\/\/|\[WARN\] Skip publishing @sms-composer\/\w+@[\d.]+ \(dry run\)|There are no new packages)/;

/** SHA-256 of each package's tarball, by the package's name. */
async function hashesOfOneBuild(): Promise<ReadonlyMap<string, string>> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "sms-composer-reproducible-")));
  try {
    const packages = await packPackages(scratch);
    const publish = ["-r", "publish", "--dry-run", "--no-git-checks"];
    const { status, stdout, stderr } = await endPnpm(publish, join(scratch, "workspace"));
    if (status !== 0) process.exitCode = 1;
    for (const line of `${stdout}\n${stderr}`
      .split("\n")
      .filter((each) => each.trim() !== "" && !EXPECTED.test(each))) {
      console.log(`pnpm publish: ${line}`);
      process.exitCode = 1;
    }
    return new Map(
      packages.map(({ name, tarball }) => [name, createHash("sha256").update(readFileSync(tarball)).digest("hex")]),
    );
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

const first = await hashesOfOneBuild();
const second = await hashesOfOneBuild();
for (const [name, hash] of first) {
  const isSame = second.get(name) === hash;
  console.log(`${isSame ? "the same" : "DIFFERS "}  ${hash}  @sms-composer/${name}`);
  if (!isSame) process.exitCode = 1;
}
