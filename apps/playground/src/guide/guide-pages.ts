import type { Language } from "../header-words.ts";

/** One page of the guide: a Markdown file of the repository. */
export interface GuidePage {
  /** Last part of its address; none: the guide's first page. */
  readonly name: string;
  /** From the repository's root. */
  readonly file: string;
  readonly label: Readonly<Record<Language, string>>;
}

const chapter = (name: string, en: string, fr: string): GuidePage => ({
  name,
  file: `apps/playground/guide/${name || "overview"}.md`,
  label: { en, fr },
});
const manual = (name: string, file: string, label: string): GuidePage => ({
  name,
  file,
  label: { en: label, fr: label },
});

/** In the order in which they are read. */
export const CHAPTERS: readonly GuidePage[] = [
  chapter("", "Overview", "Sommaire"),
  chapter("tutorial", "Your first SMS", "Premier SMS"),
  chapter("install", "Install the packages", "Installer les paquets"),
  chapter("counting", "How counting works", "Comment on compte"),
  chapter("embedding", "Embedding", "Intégrer"),
  chapter("backends", "Keeping the key", "Garder la clé"),
  chapter("theming", "Theming", "Habiller"),
  chapter("translating", "Translating", "Traduire"),
  chapter("testing", "Testing", "Tester"),
  chapter("outbox", "The outbox’s promise", "La promesse de l’envoi"),
  chapter("questions", "Open questions", "Questions ouvertes"),
];

/** The parts' own READMEs. */
export const MANUALS: readonly GuidePage[] = [
  manual("core", "packages/core/README.md", "core"),
  manual("client", "packages/client/README.md", "client"),
  manual("composer", "packages/composer/README.md", "composer"),
  manual("sandbox", "packages/sandbox/README.md", "sandbox"),
  manual("desktop", "apps/desktop/README.md", "desktop"),
  manual("contributing", ".github/CONTRIBUTING.md", "contributing"),
  manual("security", ".github/SECURITY.md", "security"),
];

export const GUIDE_PAGES: readonly GuidePage[] = [...CHAPTERS, ...MANUALS];

export const addressOf = ({ name }: GuidePage): string => (name ? `/guide/${name}` : "/guide");
