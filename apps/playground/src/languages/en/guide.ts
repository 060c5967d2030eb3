import type { GuideMessages } from "../messages.ts";
import { header } from "./header.ts";

export const guide: GuideMessages = {
  ...header,
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
