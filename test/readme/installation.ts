/** The documents' text about installing the packages: from a clone until they are published, from npm afterwards. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sourceFiles } from "../structure/source-files.ts";

/**
 * Whether the packages are on npm. The first release sets it to `true`: then `pnpm readme` writes what every document
 * says of it anew.
 */
const PUBLISHED: boolean = false;

const ROOT = join(import.meta.dirname, "../..");

/**
 * A part of a document that is made: `<!-- install client composer -->` asks for the command that installs these
 * packages, `<!-- install -->` for how to get at them at all. It ends with a comment that has a slash.
 */
const PART = /^<!-- install(.*) -->\n[^]*?^<!-- \/install -->$/gm;

const shell = (...lines: string[]): string => ["```sh", ...lines, "```"].join("\n");

function command(names: readonly string[]): string {
  if (PUBLISHED) return shell(`npm install ${names.map((name) => `@sms-composer/${name}`).join(" ")}`);
  const tarballs = names.map((name) => `$PACKAGES/sms-composer-${name}-*.tgz`);
  return shell("PACKAGES=../sms-composer/tarballs", `npm install ${tarballs.join(" ")}`);
}

const CLONE = shell("npx -y pnpm@12.21.0 install", "npx -y pnpm@12.21.0 tarballs");

const EXPLANATIONS = {
  en: PUBLISHED
    ? "The packages are on npm; npm installs what they need of each other."
    : `**The packages are not on npm yet.** Until the first release, build them from a clone of the repository, in a folder called \`sms-composer\`:

${CLONE}

This packs each package into \`tarballs/\`, exactly as it will be published.`,
  fr: PUBLISHED
    ? "Les paquets sont sur npm, qui installe ce dont ils ont besoin les uns des autres."
    : `**Les paquets ne sont pas encore sur npm.** Jusqu’à la première version publiée, fabriquez-les depuis un clone du dépôt, dans un dossier appelé \`sms-composer\`\u00a0:

${CLONE}

Chaque paquet est alors dans \`tarballs/\`, exactement comme il sera publié.`,
};

/** A package's README is read where the guide is not: it has no link that leads out of the package. */
const readmeSentence = (name: string): string =>
  PUBLISHED
    ? command([name])
    : `Not on npm yet: the guide in the repository says how to build it from a clone (“Install the packages”).`;

function partOf(path: string, names: readonly string[]): string {
  const [name] = names;
  if (name === undefined) return EXPLANATIONS[path.includes("/fr/") ? "fr" : "en"];
  return path.startsWith("packages/") ? readmeSentence(name) : command(names);
}

/** A document's text with what it says of installing as it is now. */
const withInstallation = (path: string, text: string): string =>
  text.replace(
    PART,
    (_, names: string) =>
      `<!-- install${names} -->\n\n${partOf(path, names.split(" ").filter(Boolean))}\n\n<!-- /install -->`,
  );

/** The documents that say how to install something: from the root, as they are, and as they should be. */
export const installationDocuments = (): readonly { path: string; written: string; generated: string }[] =>
  sourceFiles("README.md", "packages/*/README.md", "apps/playground/guide/**/*.md").flatMap((path) => {
    const written = readFileSync(join(ROOT, path), "utf8");
    return written.match(PART) ? [{ path, written, generated: withInstallation(path, written) }] : [];
  });
