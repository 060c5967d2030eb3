import type { Issue, MessageAnalysis } from "@sms-composer/core";
import { MAY_HAVE_LINK } from "./link-pattern.ts";

/** An address in a text, as a handset makes a link of it. */
export interface Link {
  readonly index: number;
  readonly text: string;
}

const LINK = /(?:https?:\/\/|www\.|(?<![\w.@-])(?:[a-z\d-]+\.)+[a-z]{2,}\/)\S+/gi;
/** Characters that end a sentence, and a link before it; a bracket only when none was opened in the link. */
const ENDINGS = /[.,;:!?'"»”’)\]}>…]/;
const OPENING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
/** No text of ten SMS is longer, and a key is not to be felt in one that is. */
const MOST_READ = 20_000;

/** The addresses in a text, without the punctuation behind them. */
export function linksIn(text: string): Link[] {
  if (!MAY_HAVE_LINK.test(text)) return [];
  return Array.from(text.slice(0, MOST_READ).matchAll(LINK), ({ 0: found, index }) => {
    let { length } = found;
    for (; ENDINGS.test(found.charAt(length - 1)); length--) {
      const opening = OPENING[found.charAt(length - 1)];
      if (opening !== undefined && found.includes(opening)) break;
    }
    return { index, text: found.slice(0, length) };
  });
}

/** The characters of a link that would not arrive as they are, each with its place in the text. */
export function brokenCharacters(
  { index: start, text }: Link,
  { replacements, unsupported }: MessageAnalysis,
): { readonly index: number; readonly character: string }[] {
  const isInside = ({ index }: { readonly index: number }): boolean => index >= start && index < start + text.length;
  const replaced = replacements.filter(isInside).map(({ index, from }) => ({ index, character: from }));
  const left = unsupported.filter(isInside).map(({ index, character }) => ({ index, character }));
  return [...replaced, ...left].sort((one, other) => one.index - other.index);
}

/** The text that was looked at last, and what was found: every field of a drawing asks, and a weak map is felt at a key. */
let checked: { readonly of: MessageAnalysis; readonly result: MessageAnalysis } | undefined;

/** The analysis with an issue for the first link that would lead nowhere; the same one where every link arrives. */
export function withLinkIssues(message: string, analysis: MessageAnalysis): MessageAnalysis {
  if (analysis.replacements.length === 0 && analysis.unsupported.length === 0) return analysis;
  if (checked?.of !== analysis) {
    const issue = linkIssue(message, analysis);
    checked = { of: analysis, result: issue ? { ...analysis, issues: [...analysis.issues, issue] } : analysis };
  }
  return checked.result;
}

function linkIssue(message: string, analysis: MessageAnalysis): Issue | undefined {
  for (const link of linksIn(message)) {
    const broken = new Set(brokenCharacters(link, analysis).map(({ character }) => character));
    if (broken.size > 0)
      return {
        field: "message",
        code: "invalid-characters",
        params: { characters: [...broken].join(" "), link: link.text },
      };
  }
  return undefined;
}
