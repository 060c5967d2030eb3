import type { GuideMessages } from "../messages.ts";
import { header } from "./header.ts";

export const guide: GuideMessages = {
  ...header,
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
