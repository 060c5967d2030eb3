/** `node cdn/build.ts`: the files for pages without a bundler, in `dist/cdn`, from what was built. */
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CDN_FILES, makeCdnFile } from "./cdn-files.ts";

const folder = fileURLToPath(new URL("../dist/cdn", import.meta.url));
rmSync(folder, { recursive: true, force: true });
for (const name of Object.keys(CDN_FILES)) await makeCdnFile(name, { folder });
