import type { Language } from "../languages/languages.ts";

/** The purposes of pages, in the order of the guide: the four kinds of Diátaxis, and help for people who send. */
export const PARTS = ["overview", "sending", "tutorial", "howTo", "explanation", "reference"] as const;

export type Part = (typeof PARTS)[number];

/** One page of the guide: a Markdown file of the repository. */
export interface GuidePage {
  /** Last part of its address; none: the guide's first page. The same in each language. */
  readonly name: string;
  readonly part: Part;
  /** The language that it is written in. */
  readonly language: Language;
  /** The path of the file from the repository's root. */
  readonly file: string;
  readonly label: string;
}

const chapter = (part: Part, name: string, en: string, fr: string): readonly GuidePage[] => [
  { name, part, language: "en", label: en, file: `apps/playground/guide/${name || "overview"}.md` },
  { name, part, language: "fr", label: fr, file: `apps/playground/guide/fr/${name || "overview"}.md` },
];
const manual = (name: string, file: string, label = name): GuidePage => ({
  name,
  part: "reference",
  language: "en",
  file,
  label,
});

/** Each in both languages, in the order in which they are read. */
export const CHAPTERS: readonly GuidePage[] = [
  chapter("overview", "", "Overview", "Sommaire"),
  chapter("sending", "help", "Help for people who send", "Aide à l’envoi"),
  chapter("tutorial", "tutorial", "Your first SMS", "Premier SMS"),
  chapter("howTo", "install", "Install the packages", "Installer les paquets"),
  chapter("howTo", "embedding", "Embed the composer", "Intégrer le composeur"),
  chapter("howTo", "records", "Fill in from your records", "Préremplir depuis vos données"),
  chapter("howTo", "personalised", "Personalised sends", "Envois personnalisés"),
  chapter("howTo", "backends", "Keep the key on your server", "Garder la clé sur le serveur"),
  chapter("howTo", "programs", "Send from a program", "Envoyer depuis un programme"),
  chapter("howTo", "theming", "Change the looks", "Changer l’apparence"),
  chapter("howTo", "translating", "Translate", "Traduire"),
  chapter("howTo", "testing", "Test against the sandbox", "Tester avec le bac à sable"),
  chapter("explanation", "counting", "How counting works", "Comment les SMS sont comptés"),
  chapter("explanation", "outbox", "The outbox’s promise", "La promesse de l’envoi"),
  chapter("explanation", "questions", "Open questions", "Questions ouvertes"),
].flat();

/** The parts' own READMEs, in English. */
export const MANUALS: readonly GuidePage[] = [
  manual("core", "packages/core/README.md"),
  manual("client", "packages/client/README.md"),
  manual("composer", "packages/composer/README.md"),
  manual("outbox-package", "packages/outbox/README.md", "outbox"),
  manual("cli", "packages/cli/README.md"),
  manual("sandbox", "packages/sandbox/README.md"),
  manual("desktop", "apps/desktop/README.md"),
  manual("contributing", ".github/CONTRIBUTING.md"),
  manual("security", ".github/SECURITY.md"),
];

export const GUIDE_PAGES: readonly GuidePage[] = [...CHAPTERS, ...MANUALS];

export const chaptersIn = (language: Language): readonly GuidePage[] =>
  CHAPTERS.filter((each) => each.language === language);

export const addressOf = ({ name, language }: GuidePage): string =>
  ["/guide", ...(language === "en" ? [] : [language]), ...(name ? [name] : [])].join("/");

/** The same page in another language; itself where there is none. */
export const translationOf = (page: GuidePage, language: Language): GuidePage =>
  CHAPTERS.find((each) => each.name === page.name && each.language === language) ?? page;
