import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Bytes after esbuild's minifier and gzip -9, as they were when last looked at. A figure that is left behind by more
 * than the tolerance in either direction fails: record the new one, and say in the commit why it grew.
 */
const RECORDED: Readonly<Record<string, number>> = {
  "element, eager": 14995,
  "element, room": 17810,
  "meter, eager": 11824,
  "lit alone": 5974,
  "panel details": 713,
  "panel import": 1624,
  "panel schedule": 1285,
  "panel code": 617,
  "locale fr": 2726,
  "locale es": 2626,
  "locale it": 2593,
  "locale pt": 2631,
};
const TOLERANCE = 0.05;

type Outputs = Metafile["outputs"];

interface Bundle {
  readonly outputs: Outputs;
  readonly bytes: ReadonlyMap<string, number>;
}

async function bundle(entry: string, contents?: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: `${ROOT}packages/composer`,
    ...(contents === undefined
      ? { entryPoints: [entry] }
      : { stdin: { contents, resolveDir: `${ROOT}packages/composer`, loader: "js" as const } }),
    bundle: true,
    splitting: true,
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
const room = new Set([...eager, ...atOnce(element, "src/composer-room.ts")]);
const meter = await bundle("src/define-meter.ts");
const lit = await bundle("<stdin>", 'export { LitElement, css, html } from "lit";');

const MEASURED: Readonly<Record<string, number>> = {
  "element, eager": sum(element, eager),
  "element, room": sum(element, beyond(room, eager)),
  "meter, eager": sum(meter, atOnce(meter, "src/define-meter.ts")),
  "lit alone": sum(lit, lit.bytes.keys()),
  ...Object.fromEntries(
    ["details", "import", "schedule", "code"].map((name) => [
      `panel ${name}`,
      sum(element, beyond(atOnce(element, `src/panels/${name}-panel.ts`), room)),
    ]),
  ),
  ...Object.fromEntries(
    ["fr", "es", "it", "pt"].map((locale) => [
      `locale ${locale}`,
      sum(element, beyond(atOnce(element, `src/messages/${locale}.ts`), room)),
    ]),
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

test("an application carries at most 15,000 bytes of the element where it does not show", () => {
  assert.ok(
    (MEASURED["element, eager"] ?? Number.NaN) <= 15_000,
    `The element has ${MEASURED["element, eager"]} bytes`,
  );
});

test("no panel has more than 4,000 bytes, and the meter no more than 6,000 beyond Lit", () => {
  for (const [what, bytes] of Object.entries(MEASURED)) if (what.startsWith("panel")) assert.ok(bytes <= 4000, what);
  const { "meter, eager": alone = Number.NaN, "lit alone": base = Number.NaN } = MEASURED;
  assert.ok(alone - base <= 6000, `The meter has ${alone - base} bytes beyond Lit`);
});
