/** `pnpm languages`: writes the lists of languages anew, from the folders and files that the languages are in. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const NOTE = "// Written by `pnpm languages`, from what lies beside it.";

/** The folder of a part's languages, and the file that lists them. */
interface LanguageFolder {
  readonly folder: string;
  /** The path of the list from that folder. */
  readonly file: string;
  readonly text: (languages: readonly string[]) => string;
}

/** All messages of each language, there at once. */
const listOf =
  (extension: string, comment = "") =>
  (languages: readonly string[]): string =>
    `${NOTE}
${languages.map((name) => `import { messages as ${name} } from "./${name}${extension}";`).join("\n")}

/** The languages, each by the name of its ${extension.includes("/") ? "folder" : "file"}. */
export const LANGUAGES = { ${languages.join(", ")} };
${comment}`;

/** English comes with the element, the others load when a page is in them. */
const onDemand = (languages: readonly string[]): string => `${NOTE}
import type { Language } from "./messages.ts";

/** The languages beside English, each loaded when a page is in it. English comes with the element, and stands in for all others. */
export const LANGUAGES: Readonly<Record<string, () => Promise<{ readonly language: Language }>>> = {
${languages
  .filter((name) => name !== "en")
  .map((name) => `  ${name}: () => import("./${name}/index.ts"),\n`)
  .join("")}};
`;

/** The names alone, for what has to know them without the messages. */
const namesOf = (languages: readonly string[]): string => `${NOTE.replace("beside it", "in src/messages")}

/** The names of the languages. */
export const LANGUAGE_NAMES = [${languages.map((name) => `"${name}"`).join(", ")}] as const;

export type Language = (typeof LANGUAGE_NAMES)[number];
`;

export const LANGUAGE_FOLDERS: readonly LanguageFolder[] = [
  { folder: "packages/composer/src/languages", file: "languages.ts", text: onDemand },
  { folder: "packages/sandbox/src/languages", file: "language-list.ts", text: listOf("/index.ts") },
  {
    folder: "packages/sandbox/page/languages",
    file: "language-list.js",
    text: listOf(".js", "\n/** @typedef {keyof typeof LANGUAGES} Language */\n"),
  },
  { folder: "apps/playground/src/languages", file: "language-list.ts", text: listOf("/index.ts") },
  { folder: "apps/desktop/src/messages", file: "language-list.ts", text: listOf("/index.ts") },
  { folder: "apps/desktop/src/messages", file: "../settings/language-names.ts", text: namesOf },
];

/** The languages in a folder: its folders, or its files, that are named by a language. */
export function languagesIn(folder: string): readonly string[] {
  const names = readdirSync(join(ROOT, folder)).map((name) => name.replace(/\.js$/, ""));
  return names.filter((name) => /^[a-z]{2}$/.test(name)).toSorted();
}

/** Each list as it is, and as the folders want it. */
export function languageLists(): readonly { readonly path: string; readonly written: string; readonly text: string }[] {
  return LANGUAGE_FOLDERS.map(({ folder, file, text }) => {
    const path = join(folder, file);
    return { path, written: readFileSync(join(ROOT, path), "utf8"), text: text(languagesIn(folder)) };
  });
}

if (import.meta.main)
  for (const { path, written, text } of languageLists()) {
    if (text !== written) writeFileSync(join(ROOT, path), text);
    console.log(`${path}: ${text === written ? "as it was" : "written anew"}`);
  }
