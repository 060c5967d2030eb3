import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "oxfmt";
import formatOptions from "../../.oxfmtrc.json" with { type: "json" };
import type { Manifest } from "../../packages/composer/frameworks/manifest-elements.ts";
import { buildTypings } from "../frameworks/typed-package.ts";
import { elementTables } from "./element-tables.ts";
import { type DocumentedPackage, entrySources, exportTables, memberTable } from "./module-tables.ts";

const PACKAGES = join(import.meta.dirname, "../../packages");

/** A README with its tables as the code has them now. */
export interface GeneratedReadme {
  readonly path: string;
  readonly written: string;
  readonly generated: string;
  /** The names that there are to document and that no marker asks for. */
  readonly undocumented: readonly string[];
}

/** The generated parts between markers, by the first word of each marker. */
type Parts = ReadonlyMap<string, () => string>;

/**
 * A part of a README that is made: it begins with a comment that says of what, and ends with one that has a slash. Asks
 * for all exports of an entry, `@sms-composer/core/segments`; the members of an exported interface,
 * `@sms-composer/client Client`; or an element, `<sms-meter>`.
 */
const PART = /^<!-- api (.+) -->\n[^]*?^<!-- \/api -->$/gm;

function moduleParts(documented: DocumentedPackage): [string, () => string][] {
  return [...entrySources(documented)].map(([entry, source]) => [entry, () => exportTables(source)]);
}

async function elementParts(): Promise<[string, () => string][]> {
  const scratch = mkdtempSync(join(tmpdir(), "sms-composer-readme-"));
  try {
    const dist = await buildTypings(join(scratch, "composer"));
    const manifest = JSON.parse(readFileSync(join(dist, "custom-elements.json"), "utf8")) as Manifest;
    return manifest.modules
      .flatMap(({ declarations = [] }) => declarations)
      .flatMap(({ tagName }) =>
        tagName === undefined ? [] : [[`<${tagName}>`, () => elementTables(manifest, tagName)]],
      );
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function generatedPart(documented: DocumentedPackage, parts: Parts, request: string): string {
  const whole = parts.get(request);
  if (whole) return whole();
  const [entry = "", name, ...more] = request.split(" ");
  const source = entrySources(documented).get(entry);
  if (source === undefined || name === undefined || more.length > 0) throw new Error(`Nothing is called "${request}"`);
  return memberTable(source, name);
}

/** A package by the name of its folder. */
export function documentedPackage(name: string): DocumentedPackage {
  const folder = join(PACKAGES, name);
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as DocumentedPackage["manifest"];
  return { folder, manifest };
}

async function generatedReadme(name: string): Promise<GeneratedReadme> {
  const documented = documentedPackage(name);
  const { folder, manifest } = documented;
  const parts = new Map([...moduleParts(documented), ...(manifest.customElements ? await elementParts() : [])]);
  const path = join(folder, "README.md");
  const written = readFileSync(path, "utf8");
  const request = [...written.matchAll(PART)].map(([, what = ""]) => what);
  const filled = written.replace(
    PART,
    (_, what: string) => `<!-- api ${what} -->\n\n${generatedPart(documented, parts, what)}\n\n<!-- /api -->`,
  );
  const { code: generated } = await format(path, filled, formatOptions as Parameters<typeof format>[2]);
  return { path, written, generated, undocumented: [...parts.keys()].filter((part) => !request.includes(part)) };
}

/** Every package's README, with its tables made anew. */
export const generatedReadmes = (): Promise<readonly GeneratedReadme[]> =>
  Promise.all(readdirSync(PACKAGES).map(generatedReadme));
