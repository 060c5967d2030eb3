import { HEADER_WORDS, type HeaderWords, type Language } from "../../header-words.ts";

/** What surrounds the text of a page, in the reader's language; the READMEs themselves are in English only. */
export interface GuideWords extends HeaderWords {
  readonly skip: string;
  readonly chapters: string;
  readonly sending: string;
  readonly tutorial: string;
  readonly howTo: string;
  readonly explanation: string;
  readonly reference: string;
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
  sending: "For people who send",
  tutorial: "Tutorial",
  howTo: "How to",
  explanation: "Background",
  reference: "Reference",
  onThisPage: "On this page",
  neighbours: "Before and after",
  inEnglish: "This page is written in English.",
  copy: "Copy",
  copied: "Copied",
  notCopied: "Not copied",
};

const fr: GuideWords = {
  ...HEADER_WORDS.fr,
  skip: "Aller au texte",
  chapters: "Chapitres",
  sending: "Pour qui envoie",
  tutorial: "Premiers pas",
  howTo: "Guides pratiques",
  explanation: "Comprendre",
  reference: "Référence (en anglais)",
  onThisPage: "Sur cette page",
  neighbours: "Avant et après",
  inEnglish: "Cette page de référence n’existe qu’en anglais.",
  copy: "Copier",
  copied: "Copié",
  notCopied: "Non copié",
};

export const GUIDE_WORDS: Readonly<Record<Language, GuideWords>> = { en, fr };
