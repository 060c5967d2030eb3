import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { readSource, sourceFiles } from "../structure/source-files.ts";
import { call, printed, runCommand } from "../tools/program-run.ts";
import { requires } from "../tools/optional-tools.ts";
import { installPackages } from "./consumer-project.ts";
import { doTutorial } from "./tutorial-run.ts";
import { packPackages, type PackedPackage } from "./workspace-copy.ts";

const scratch = realpathSync(mkdtempSync(join(tmpdir(), "sms-composer-packages-")));
after(() => rmSync(scratch, { recursive: true }));
const packages = await packPackages(scratch);
const consumer = await installPackages(scratch, packages);

const ROOT = join(import.meta.dirname, "../..");
const NOT_PUBLISHED =
  /\.(?:test|bench|e2e|fixture)\.|(?:^|\/)(?:tests?|node_modules|screenshots|coverage)\/|tsconfig|tsbuildinfo|\.tgz$|(?:^|\/)\./;

const TYPES = join(ROOT, "node_modules/@types");

/** The entries that the package's users import; `./package.json` is for tools. */
const entriesOf = ({ name, manifest }: PackedPackage) =>
  Object.keys(manifest.exports)
    .filter((entry) => !/\.(?:json|css)$/.test(entry))
    .map((entry) => posix.join("@sms-composer", name, entry));

const packageNamed = (name: string): PackedPackage => {
  const found = packages.find((each) => each.name === name);
  assert.ok(found, `there is no package ${name}`);
  return found;
};

test("composer: installs beside any version of a framework, since each is a peer only for its types", () => {
  const { folder } = packageNamed("composer");
  const { peerDependencies, peerDependenciesMeta } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    peerDependencies: Record<string, string>;
    peerDependenciesMeta: Record<string, { optional: boolean }>;
  };
  for (const [peer, range] of Object.entries(peerDependencies)) {
    assert.equal(range, "*", peer);
    assert.equal(peerDependenciesMeta[peer]?.optional, true, peer);
  }
});

for (const packed of packages) {
  const { name, files, folder, tarball, manifest } = packed;

  test(`${name}: the tarball has a licence, a changelog that begins with its version, and no tests`, () => {
    assert.ok(files.includes("LICENSE"));
    const [, newest] = /^## (.+)$/m.exec(readFileSync(join(folder, "CHANGELOG.md"), "utf8")) ?? [];
    assert.equal(newest, manifest.version);
    assert.deepEqual(
      files.filter((path) => NOT_PUBLISHED.test(path)),
      [],
    );
  });

  test(`${name}: the published manifest knows nothing of the workspace`, () => {
    assert.doesNotMatch(readFileSync(join(folder, "package.json"), "utf8"), /@sms-composer\/source|workspace:/);
  });

  test(`${name}: the manifest says what a registry shows, what a bundler may drop, and which Node it needs`, () => {
    const { version, description, keywords, license, sideEffects, engines, dependencies } = manifest;
    assert.ok(description.length > 40);
    assert.ok(keywords.includes("sms") && keywords.includes("sms-partner"));
    assert.deepEqual(keywords, keywords.toSorted());
    assert.equal(license, "MIT");
    for (const path of typeof sideEffects === "boolean" ? [] : sideEffects) {
      assert.ok(
        files.some((file) => posix.matchesGlob(`./${file}`, path)),
        path,
      );
    }
    const core = packageNamed("core").manifest;
    // Node has SQLite without a flag from 22.13.
    assert.equal(engines.node, name === "outbox" ? ">=22.13" : core.engines.node, "none runs where core does not");
    assert.equal(version, core.version, "equal numbers fit together");
    const loose = Object.entries(dependencies).filter(([, range]) => !/^\^?\d+\.\d+\.\d+$/.test(range));
    assert.deepEqual(loose, []);
  });

  test(`${name}: what the manifest names is in the tarball`, () => {
    const named = JSON.stringify([manifest.exports, manifest.bin ?? {}]).match(/\.\/[^"]+\.\w+(?=")/g) ?? [];
    const missing = named.filter((path) => path !== "./package.json" && !files.includes(path.slice(2)));
    assert.deepEqual(missing, []);
  });

  test(`${name}: a command can be run by its name`, () => {
    for (const path of Object.values(manifest.bin ?? {})) {
      assert.match(readFileSync(join(folder, path), "utf8"), /^#!\/usr\/bin\/env node\n/);
    }
  });

  test(`${name}: source maps lead to sources that are there`, () => {
    const maps = files.filter((path) => path.endsWith(".map"));
    assert.notEqual(maps.length, 0);
    for (const path of maps) {
      const { sources, sourcesContent } = JSON.parse(readFileSync(join(folder, path), "utf8")) as {
        sources: string[];
        sourcesContent?: string[];
      };
      for (const source of sourcesContent ? [] : sources) {
        assert.ok(files.includes(posix.join(posix.dirname(path), source)), `${path}: ${source}`);
      }
    }
  });

  test(`${name}: publint has nothing to say`, async () => {
    assert.match(await runTool("publint", "run", tarball, "--strict"), /All good/);
  });

  test(`${name}: are-the-types-wrong finds the types right`, async () => {
    // Style sheets have no types.
    const sheets = Object.keys(manifest.exports).filter((entry) => entry.endsWith(".css"));
    const excluded = sheets.length > 0 ? ["--exclude-entrypoints", ...sheets] : [];
    await runTool("attw", tarball, "--profile", "esm-only", "--format", "table-flipped", ...excluded);
  });

  test(`${name}: every entry can be imported, and required from CommonJS`, async () => {
    const entries = JSON.stringify(entriesOf(packed));
    const print = "process.stdout.write(JSON.stringify(counts))";
    const imported = await consumer.runModule(
      `const counts = []; for (const entry of ${entries}) counts.push(Object.keys(await import(entry)).length); ${print}`,
    );
    const required = await consumer.runScript(
      `const counts = ${entries}.map((entry) => Object.keys(require(entry)).filter((key) => key !== "__esModule").length); ${print}`,
    );
    assert.equal(imported, required);
    assert.equal((JSON.parse(imported) as number[]).length, entriesOf(packed).length);
  });
}

test("core: what is built is what there is a source for, and nothing older", () => {
  const built = packageNamed("core").files.filter((path) => /^dist\/.*\.js$/.test(path));
  const sources = packageNamed("core").files.filter((path) => /^src\/.*\.ts$/.test(path));
  assert.deepEqual(built.map((path) => path.replace(/^dist\/(.*)\.js$/, "src/$1.ts")).toSorted(), sources.toSorted());
});

test("core, client, outbox and cli: the README and what it links to are in the tarball", () => {
  for (const name of ["core", "client", "outbox", "cli"]) {
    const { files, folder } = packageNamed(name);
    assert.ok(files.includes("README.md"), name);
    const links = [...readFileSync(join(folder, "README.md"), "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)];
    for (const [, link = ""] of links) assert.ok(files.includes(posix.normalize(link)), `${name}: ${link}`);
  }
});

test("every file of a package that a document names is in its tarball", () => {
  const documents = sourceFiles("README.md", "{packages,apps}/*/README.md", "apps/playground/guide/**/*.md");
  const named = documents.flatMap((path) => [
    ...readSource(path).matchAll(/node_modules\/@sms-composer\/(\w+)\/([\w./-]*[\w/])/g),
  ]);
  assert.ok(named.length > 3);
  for (const [path, name = "", file = ""] of named)
    assert.ok(
      packageNamed(name).files.some((each) => each === file || each.startsWith(file.replace(/\/?$/, "/"))),
      path,
    );
});

test("core: counts in an ESM and in a CommonJS project", async () => {
  const use = `process.stdout.write(JSON.stringify([
    countSegments("Rendez-vous à l'hôtel"), analyzeMessage("“Oui”").unsupported,
    parseRecipients("06 12 34 56 78").valid[0].e164, sendRequestSchema.safeParse({}).success]))`;
  const names = "{ countSegments, analyzeMessage, parseRecipients, sendRequestSchema }";
  const expected = [
    { encoding: "gsm", units: 21, segments: 1 },
    [{ index: 4, character: "”", suggestion: '"' }],
    "+33612345678",
    false,
  ];
  assert.deepEqual(JSON.parse(await consumer.runModule(`import ${names} from "@sms-composer/core"; ${use}`)), expected);
  assert.deepEqual(
    JSON.parse(await consumer.runScript(`const ${names} = require("@sms-composer/core"); ${use}`)),
    expected,
  );
});

test("cli: npx sms-segments runs", async () => {
  const npx = call("npx", "--no-install", "sms-segments", "Oui à tout");
  assert.match(await printed(runCommand(npx, consumer.folder)), /^1 SMS in GSM mode: 10 units/);
});

test("core: types compile in a strict project, declarations included", async () => {
  const file = join(consumer.folder, "typed.ts");
  const entries = entriesOf(packageNamed("core")).map((entry, place) => `import * as entry${place} from "${entry}";`);
  writeFileSync(
    file,
    `${entries.join("\n")}
import { analyzeMessage, type MessageAnalysis, type SendRequest, validateSendRequest } from "@sms-composer/core";
const request: SendRequest = { recipients: ["+33612345678"], message: "Oui" };
export const analysis: MessageAnalysis = analyzeMessage(request.message, { mode: "auto" });
export const codes: string[] = validateSendRequest(request, { now: new Date() }).map(({ code }) => code);
// @ts-expect-error -- there is no such mode
analyzeMessage("Oui", { mode: "ascii" });
export default [${entries.map((_, place) => `entry${place}`).join(", ")}];
`,
  );
  const strictly = ["--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false", "--noEmit", "--types", ""];
  await runTool("tsc", ...strictly, "--module", "nodenext", "--target", "es2022", file);
});

test("the types of every package compile with TypeScript 5.6, the oldest that is supported", async () => {
  const names = packages.flatMap(entriesOf).filter((entry) => !/\/(?:react|vue|svelte)$/.test(entry));
  const file = join(consumer.folder, "oldest.ts");
  const imports = names.map((entry, place) => `import * as entry${place} from "${entry}";`);
  writeFileSync(
    file,
    `${imports.join("\n")}\nexport default [${names.map((_, place) => `entry${place}`).join(", ")}];\n`,
  );
  const compiler = fileURLToPath(import.meta.resolve("typescript-oldest/bin/tsc"));
  const options = ["--strict", "--skipLibCheck", "false", "--noEmit", "--types", "node", "--typeRoots", TYPES];
  await printed(
    runCommand(
      call(process.execPath, compiler, ...options, "--module", "nodenext", "--target", "es2022", file),
      consumer.folder,
    ),
  );
});

test("composer: a bundler that develops gets warnings of wrong attributes, and one that builds not a byte of them", async () => {
  const bytesOf = async (condition: string): Promise<string> => {
    const { outputFiles } = await build({
      stdin: {
        contents: `import "@sms-composer/composer/define"; import "@sms-composer/composer/define-meter";`,
        resolveDir: consumer.folder,
      },
      bundle: true,
      splitting: true,
      format: "esm",
      outdir: scratch,
      conditions: [condition],
      write: false,
    });
    return outputFiles.map(({ text }) => text).join("");
  };
  const warning = "the value means nothing";
  assert.ok((await bytesOf("development")).includes(warning));
  assert.ok(!(await bytesOf("production")).includes(warning));
});

test("core: every entry works from a browser bundle", async () => {
  const entries = entriesOf(packageNamed("core"));
  const { outputFiles } = await build({
    stdin: {
      contents: `${entries.map((entry, place) => `import * as entry${place} from "${entry}";`).join("\n")}
        globalThis.entries = [${entries.map((_, place) => `entry${place}`).join(", ")}];`,
      resolveDir: consumer.folder,
    },
    bundle: true,
    platform: "browser",
    format: "iife",
    target: "es2022",
    write: false,
  });
  const [bundle] = outputFiles;
  assert.ok(bundle);
  assert.doesNotMatch(bundle.text, /["']node:|\brequire\(["']/);
  // A world that has the language and nothing of Node or of a page.
  const world = createContext({});
  runInContext(bundle.text, world);
  const printedCount = runInContext(
    `JSON.stringify(entries[0].countSegments("Rendez-vous à l'hôtel")) + entries.every((entry) => Object.keys(entry).length > 0)`,
    world,
  ) as string;
  assert.equal(printedCount, '{"encoding":"gsm","units":21,"segments":1}true');
});

test(
  "the tutorial: from an empty folder to a message on the handset, every step as typed",
  { skip: requires("shell", "curl") },
  () => doTutorial(join(scratch, "tutorial"), scratch),
);

/** Runs a program of the tree's in the stranger's project. */
function runTool(name: string, ...args: readonly string[]): Promise<string> {
  return printed(runCommand(call(join(ROOT, "node_modules/.bin", name), ...args), consumer.folder));
}
