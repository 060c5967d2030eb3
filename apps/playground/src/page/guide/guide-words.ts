import { HEADER_WORDS, type HeaderWords, type Language } from "../../header-words.ts";

/** What surrounds the text of the guide. The text itself is English. */
export interface GuideWords extends HeaderWords {
  readonly skip: string;
  readonly chapters: string;
  readonly manuals: string;
  readonly onThisPage: string;
  readonly neighbours: string;
  readonly inEnglish: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
}

const en: GuideWords = {
  ...HEADER_WORDS.en,
  skip: "Skip to the text",
  chapters: "Chapters",
  manuals: "Reference",
  onThisPage: "On this page",
  neighbours: "Before and after",
  inEnglish: "The guide is written in English.",
  copy: "Copy",
  copied: "Copied",
  notCopied: "Not copied",
};

const fr: GuideWords = {
  ...HEADER_WORDS.fr,
  skip: "Aller au texte",
  chapters: "Chapitres",
  manuals: "Référence",
  onThisPage: "Sur cette page",
  neighbours: "Avant et après",
  inEnglish: "Le texte du guide est en anglais ; seul ce qui l’entoure est traduit.",
  copy: "Copier",
  copied: "Copié",
  notCopied: "Non copié",
};

export const GUIDE_WORDS: Readonly<Record<Language, GuideWords>> = { en, fr };
