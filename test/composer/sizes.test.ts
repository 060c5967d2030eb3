import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { fileURLToPath } from "node:url";
import { makeCdnFile } from "../../packages/composer/cdn/cdn-files.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Bytes after esbuild's minifier and gzip -9, as they were when last looked at. A figure that is left behind by more
 * than the tolerance in either direction fails: record the new one, and say in the commit why it grew.
 */
const RECORDED: Readonly<Record<string, number>> = {
  "element, eager": 14449,
  "element, until it shows in English": 34834,
  "element, what a send needs": 2950,
  "CDN file, until it shows in English": 29877,
  "element, everything but phone metadata in one file": 52864,
  "meter, eager": 11756,
  "lit alone": 5974,
  "panel details": 715,
  "panel import": 2691,
  "panel schedule": 1310,
  "panel code, with samples in nine languages": 4528,
  "locale fr, form": 1476,
  "locale fr, issues": 1202,
  "locale fr, sending": 1026,
  "locale fr, panels": 867,
  "locale es, form": 1432,
  "locale es, issues": 1156,
  "locale es, sending": 976,
  "locale es, panels": 871,
  "locale it, form": 1403,
  "locale it, issues": 1147,
  "locale it, sending": 961,
  "locale it, panels": 844,
  "locale pt, form": 1451,
  "locale pt, issues": 1166,
  "locale pt, sending": 979,
  "locale pt, panels": 856,
};
const TOLERANCE = 0.05;

type Outputs = Metafile["outputs"];

const PANELS = ["details", "import", "schedule"];
const LANGUAGES = ["fr", "es", "it", "pt"];
const PARTS = ["form", "issues", "sending", "panels"];

interface Bundle {
  readonly outputs: Outputs;
  readonly bytes: ReadonlyMap<string, number>;
}

async function bundle(entry: string, contents?: string, external: string[] = []): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: `${ROOT}packages/composer`,
    ...(contents === undefined
      ? { entryPoints: [entry] }
      : { stdin: { contents, resolveDir: `${ROOT}packages/composer`, loader: "js" as const } }),
    bundle: true,
    // One file has everything, also what is imported later.
    splitting: external.length === 0,
    external,
    minify: true,
    format: "esm",
    conditions: ["@sms-composer/source", "production"],
    outdir: "out",
    metafile: true,
    write: false,
  });
  const sizeOf = (name: string): number => {
    const file = outputFiles.find(({ path }) => path.endsWith(`/${name}`));
    return file ? gzipSync(file.contents, { level: 9 }).length : Number.NaN;
  };
  return {
    outputs: metafile.outputs,
    bytes: new Map(Object.keys(metafile.outputs).map((name) => [name, sizeOf(name)])),
  };
}

/** What comes with an entry at once: itself, and what it imports without being asked. */
function atOnce({ outputs }: Bundle, entry: string): Set<string> {
  const seen = new Set<string>();
  const walk = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { path, kind } of outputs[name]?.imports ?? []) if (kind === "import-statement") walk(path);
  };
  walk(Object.keys(outputs).find((name) => outputs[name]?.entryPoint?.endsWith(entry)) ?? entry);
  return seen;
}

const sum = (made: Bundle, names: Iterable<string>): number =>
  [...names].reduce((total, name) => total + (made.bytes.get(name) ?? 0), 0);

const beyond = (names: Set<string>, there: Set<string>): string[] => [...names].filter((name) => !there.has(name));

const element = await bundle("src/define.ts");
const eager = atOnce(element, "src/define.ts");
const shown = new Set([...eager, ...atOnce(element, "src/ui/composer-ui.ts")]);
const meter = await bundle("src/define-meter.ts");
const lit = await bundle("<stdin>", 'export { LitElement, css, html } from "lit";');
const oneFile = await bundle("src/define.ts", undefined, ["@sms-composer/core/recipients"]);

/** What `<script type="module" src="…/cdn/sms-composer.js">` loads until the composer shows. */
async function cdnUntilItShows(): Promise<number> {
  const chunks = new Map(
    (await makeCdnFile("sms-composer", { fromSources: true })).map((file) => [file.fileName, file]),
  );
  const seen = new Set<string>();
  const load = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    chunks.get(name)?.imports.forEach(load);
  };
  load("sms-composer.js");
  return [...seen].reduce((all, name) => all + gzipSync(chunks.get(name)?.code ?? "", { level: 9 }).length, 0);
}

/** What loads on top of an element that shows. */
const later = (entry: string): number => sum(element, beyond(atOnce(element, entry), shown));

const MEASURED: Readonly<Record<string, number>> = {
  "element, eager": sum(element, eager),
  "element, until it shows in English": sum(element, shown),
  "element, what a send needs":
    later("src/sending/sending-report.ts") + later("src/sending/delivery.ts") + later("languages/en/sending.ts"),
  "CDN file, until it shows in English": await cdnUntilItShows(),
  "element, everything but phone metadata in one file": sum(oneFile, oneFile.bytes.keys()),
  "meter, eager": sum(meter, atOnce(meter, "src/define-meter.ts")),
  "lit alone": sum(lit, lit.bytes.keys()),
  ...Object.fromEntries(PANELS.map((name) => [`panel ${name}`, later(`src/panels/${name}-panel.ts`)])),
  "panel code, with samples in nine languages": later("src/panels/code-panel.ts") + later("core/src/code-samples.ts"),
  ...Object.fromEntries(
    LANGUAGES.flatMap((language) =>
      PARTS.map((part) => [`locale ${language}, ${part}`, later(`languages/${language}/${part}.ts`)]),
    ),
  ),
};

for (const [what, recorded] of Object.entries(RECORDED)) {
  test(`${what}: about ${recorded.toLocaleString("en")} bytes`, () => {
    const measured = MEASURED[what] ?? Number.NaN;
    assert.ok(
      Math.abs(measured - recorded) <= recorded * TOLERANCE,
      `${what} has ${measured} bytes, recorded are ${recorded}`,
    );
  });
}

function beyondLimit(pattern: RegExp, limit: number): [string, number][] {
  const meant = Object.entries(MEASURED).filter(([what]) => pattern.test(what));
  assert.ok(meant.length > 0);
  return meant.filter(([, bytes]) => !(bytes <= limit));
}

test("an application carries at most 15,000 bytes of the element where it does not show", () => {
  assert.deepEqual(beyondLimit(/^element, eager$/, 15_000), []);
});

test("from a CDN a composer that shows has at most 32,000 bytes", () => {
  assert.deepEqual(beyondLimit(/^CDN/, 32_000), []);
});

test("no panel has more than 5,000 bytes, and the meter no more than 6,000 beyond Lit", () => {
  assert.deepEqual(beyondLimit(/^panel/, 5000), []);
  const { "meter, eager": alone = Number.NaN, "lit alone": base = Number.NaN } = MEASURED;
  assert.ok(alone - base <= 6000, `The meter has ${alone - base} bytes beyond Lit`);
});

test("no file of words has more than 1,500 bytes", () => {
  assert.deepEqual(beyondLimit(/^locale/, 1500), []);
});

test("every figure is recorded", () => {
  assert.deepEqual(Object.keys(RECORDED), Object.keys(MEASURED));
});
