import { html, nothing, type TemplateResult } from "lit";
import type { MessageAnalysis } from "@sms-composer/core";
import { countSegments } from "@sms-composer/core/segments";
import type { IssueMessages } from "../../languages/en/issues.ts";
import { brokenCharacters, linksIn } from "./links.ts";

/** Units from which the share of a link is worth a line. */
const LONG_LINK = 20;

/** The units of a message that its links take. */
export function linkShare(
  message: string,
  { units, encoding }: MessageAnalysis,
  messages: IssueMessages,
): TemplateResult | typeof nothing {
  const links = linksIn(message);
  const count = ({ text }: { readonly text: string }): number => countSegments(text, { mode: encoding }).units;
  const taken = links.reduce((sum, link) => sum + count(link), 0);
  if (taken < LONG_LINK) return nothing;
  return html`<p class="hint" part="link-share">${messages.linkShare(links.length, taken, units)}</p>`;
}

/** One character as an address has it. */
const percentEncoded = (character: string): string =>
  [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");

/** The message with every link percent-encoded that would not arrive; none where all do. */
export function withEncodedLinks(
  message: string,
  analysis: MessageAnalysis,
): { readonly text: string; readonly example: string } | undefined {
  const broken = linksIn(message).flatMap((link) => brokenCharacters(link, analysis));
  const [first] = broken;
  if (!first) return undefined;
  const text = broken.reduceRight(
    (all, { index, character }) =>
      all.slice(0, index) + percentEncoded(character) + all.slice(index + character.length),
    message,
  );
  return { text, example: percentEncoded(first.character) };
}
