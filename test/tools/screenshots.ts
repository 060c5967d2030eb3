/**
 * `pnpm screenshots`: pictures of everything that is seen, in `screenshots/`. With names, only of those; what follows
 * the names goes to their programs: `pnpm screenshots composer errors dark`.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  composer: ["test/composer/composer-screenshots.ts"],
  playground: ["test/e2e/playground-screenshots.ts"],
  handset: ["test/sandbox/handset-picture.ts", "--everything"],
  desktop: ["test/desktop/desktop-screenshots.ts"],
};

const names = process.argv.slice(2).filter((word) => word in PROGRAMS);
const rest = process.argv.slice(2).filter((word) => !(word in PROGRAMS));
for (const name of names.length > 0 ? names : Object.keys(PROGRAMS)) {
  const args = ["--conditions=@sms-composer/source", ...(PROGRAMS[name] ?? []), ...rest];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
