import assert from "node:assert/strict";
import { test } from "node:test";
import { readSource, sourceFiles } from "./source-files.ts";

const WRITTEN = sourceFiles("{packages,apps,test}/**/*.{ts,js,mjs,css,html}");
const CODE = WRITTEN.filter((path) => /\.(ts|js|mjs)$/.test(path));
const MAX_LINES = 320;

test("there are files to look at", () => {
  assert.ok(CODE.length > 50);
});

test(`no file is longer than ${MAX_LINES} lines`, () => {
  const long = WRITTEN.map((path) => ({ path, lines: readSource(path).split("\n").length - 1 })).filter(
    ({ lines }) => lines > MAX_LINES,
  );
  assert.deepEqual(long, []);
});

test("every file and folder has the name of what it holds", () => {
  const nameless = /(^|\/)(utils?|helpers?|misc|common|types|lib|shared|stuff)(\/|\.|$)/;
  assert.deepEqual(
    WRITTEN.filter((path) => nameless.test(path)),
    [],
  );
  const notKebab = WRITTEN.filter((path) => !/^[a-z0-9./-]+$/.test(path));
  assert.deepEqual(notKebab, []);
});

test("names are those of the field, not words of our own", () => {
  // What they stood for: report, status; messages; time, date; fixes; runs, scenarios.
  const own = /[tT]old|Words$|[mM]oment|waysOut|[wW]ayOut|[bB]elonging|^say[A-Z]|^tell[A-Z]|^lives$|^[sS]tor(y|ies)$/;
  const named =
    /\b(?:const|let|var|function|class|interface|type|enum)\s+(\w+)|^\s*(?:readonly |declare |static |#)*(\w+)\??(?:\(|: )/gm;
  const found = CODE.flatMap((path) =>
    [...readSource(path).matchAll(named)]
      .map(([, one, other]) => one ?? other ?? "")
      .filter((name) => own.test(name))
      .map((name) => `${path}: ${name}`),
  );
  assert.deepEqual(found, []);
});

test("nothing asks for a profile by its name: what differs is in the profiles and in tables of them", () => {
  const asking = /\bprofile\b[^;\n]*[!=]==? ?["'](?:standard|smspartner)["']/;
  assert.match('options.profile !== "standard"', asking);
  const found = CODE.filter(
    (path) => /^(packages|apps)\/(?!.*\.test\.ts$)/.test(path) && asking.test(readSource(path)),
  );
  assert.deepEqual(found, []);
});

test("the docstring of a source has a subject: it says what the thing is, or what it does", () => {
  const headless = /\/\*\*\s*(?:\* )?((?:What|Which|Who|Whom|Whose|Why|How|Of|That|Those|Whatever|Whoever)\b[^\n]*)/g;
  assert.match("/" + "** What becomes of a text. */", headless);
  const found = CODE.flatMap((path) =>
    [...readSource(path).matchAll(headless)].map(([, docstring]) => `${path}: ${docstring}`),
  );
  assert.deepEqual(found, []);
});

test("no test is switched off, alone or left for later", () => {
  const switchedOff = /\b(?:it|test|describe|suite)\.(?:skip|only|todo|fixme)\b|\b(?:skip|todo|only): true\b/;
  // The tally's own tests show that it does not let this pass.
  const shown = ["test/structure/house-rules.test.ts", "test/tools/tally.test.ts"];
  const found = CODE.filter((path) => !shown.includes(path) && switchedOff.test(readSource(path)));
  assert.deepEqual(found, []);
});

test("browser tests wait as long as a busy machine needs, not for the second of the library", () => {
  const impatient = CODE.filter((path) => /import \{[^}]*\bwaitUntil\b[^}]*\} from "@open-wc/.test(readSource(path)));
  assert.deepEqual(impatient, ["packages/composer/tests/wait-until.ts"]);
});

test("no check is switched off without a reason beside it", () => {
  const bare =
    /@ts-ignore|@ts-nocheck|(?:eslint|oxlint)-disable(?!.*--)|@ts-expect-error(?!\s*\S)|c8 ignore|node:coverage (?:ignore|disable)(?!.*--)/;
  const found = CODE.filter((path) => !path.endsWith("house-rules.test.ts") && bare.test(readSource(path)));
  assert.deepEqual(found, []);
});
