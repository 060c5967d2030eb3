import { cpSync, readFileSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bundledLicenses } from "./bundled-licenses.ts";
import { CALL_NAMES } from "./src/bridge/calls.ts";
import { marked } from "marked";
import { defaultClientConditions, defineConfig, type Plugin, type UserConfig } from "vite";

const SOURCE = "@sms-composer/source";
/**
 * `owner/name` on GitHub, where the app's releases are; its own workflows set it. A build without it does not look for
 * updates.
 */
const RELEASES_REPOSITORY = process.env["GITHUB_REPOSITORY"] ?? "";
const external = ["electron", ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** The trial's handset page lies beside the code that serves it, wherever that ends up. */
const handsetPage: Plugin = {
  name: "handset-page",
  closeBundle() {
    const sandbox = dirname(createRequire(import.meta.url).resolve("@sms-composer/sandbox/package.json"));
    cpSync(join(sandbox, "page"), join(import.meta.dirname, "dist", "page"), { recursive: true });
  },
};

const HELP: Readonly<Record<string, string>> = { "virtual:help/en": "help.md", "virtual:help/fr": "fr/help.md" };

/** The guide's chapter for people who send is the app's help. */
const helpChapters: Plugin = {
  name: "help-chapters",
  resolveId: (id) => (Object.hasOwn(HELP, id) ? id : undefined),
  load(id) {
    const chapter = HELP[id];
    if (chapter === undefined) return;
    const text = readFileSync(join(import.meta.dirname, "../playground/guide", chapter), "utf8");
    return `export default ${JSON.stringify(marked.parse(text, { async: false }))};`;
  },
};

/** The page: into `dist/renderer`, without anything inline, as its policy wants it. */
const renderer: UserConfig = {
  root: join(import.meta.dirname, "src", "renderer"),
  base: "/",
  plugins: [bundledLicenses, helpChapters],
  resolve: { conditions: [SOURCE, ...defaultClientConditions] },
  build: {
    target: "chrome150",
    outDir: join(import.meta.dirname, "dist", "renderer"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
};

/** The main process (ESM) and the preload (one CommonJS file, as a sandboxed one must be). */
function nodeSide(name: "main" | "preload"): UserConfig {
  const isMain = name === "main";
  return {
    root: import.meta.dirname,
    publicDir: false,
    define: {
      ...(isMain ? {} : { CALL_NAMES: JSON.stringify(CALL_NAMES) }),
      "process.env.RELEASES_REPOSITORY": JSON.stringify(RELEASES_REPOSITORY),
    },
    resolve: { conditions: [SOURCE, "node", "module", "default"] },
    plugins: isMain ? [bundledLicenses, handsetPage] : [bundledLicenses],
    build: {
      target: "node24",
      outDir: join(import.meta.dirname, "dist", name),
      emptyOutDir: true,
      minify: false,
      lib: {
        entry: `src/${name}.ts`,
        formats: [isMain ? "es" : "cjs"],
        fileName: () => (isMain ? "main.js" : "preload.cjs"),
      },
      rolldownOptions: { external },
    },
  };
}

export default defineConfig(({ mode }) => (mode === "main" || mode === "preload" ? nodeSide(mode) : renderer));
