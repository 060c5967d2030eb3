import type { AnalysisOptions } from "./analysis-options.ts";
import { arrivingMessage } from "./arriving-message.ts";
import { composeText } from "./composed-text.ts";
import { REPLACED_CHARACTERS } from "../gateways/smspartner/replaced-characters.ts";
import { countSeptets, type SegmentCount } from "../gsm/septet-count.ts";
import { addSeptets, RARE, septetTable, type SeptetTable } from "../gsm/septet-tables.ts";
import { countSegments as countStandard } from "../gsm/standard-segments.ts";
import { stopMentionFor } from "../gateways/smspartner/stop-mention.ts";

/**
 * Counts the units and SMS of a text without the detail of `analyzeMessage`; the two always agree.
 *
 * @returns units include the STOP mention and leave out what is unsupported; an empty message is 0 SMS
 */
export function countSegments(text: string, options: AnalysisOptions = {}): SegmentCount {
  const { mode = "gsm", profile } = options;
  const standard = profile === "standard";
  const countFast = (part: string): SegmentCount | undefined => {
    if (standard) return countStandard(part, options);
    return mode === "gsm" ? countAsWritten(part) : undefined;
  };
  const mention = stopMentionFor(text, options);
  const count = countFast(text + mention);
  // A message without a text of its own has no mention either, which is left to the long way. Where both together could
  // be counted, the mention alone can.
  if (count && (!mention || count.units > (countFast(mention) as SegmentCount).units)) return count;
  const { encoding, text: arriving } = arrivingMessage(text, composeText(text, standard).text, options);
  // The vendor counts a line break as two, and parts it as little as these characters of two units.
  const twoUnits = encoding === "gsm" ? "€" : "😀";
  return countStandard(standard ? arriving : arriving.replace(/\n/g, twoUnits), { mode: encoding });
}

let table: SeptetTable | undefined;

/**
 * Counts a text at the vendor's in GSM mode before anything was done to it: the fast road, which most texts can take.
 *
 * @returns nothing when composing the text, or a `:br:` or `:euro:` in it, might matter
 */
export function countAsWritten(text: string): SegmentCount | undefined {
  for (let at = 0; (at = text.indexOf(":", at) + 1);) {
    // What might go away, or be or become a token's second letter.
    if (/[^\n -Z]/.test(text.charAt(at))) return undefined;
  }
  // œ is the one character that is replaced by two, between which an SMS may end.
  return countSeptets(text, (table ??= septetsAsWritten()), "œ");
}

/**
 * Whether every character of a text certainly has a place in the encoding, as most texts have: a quick look that spares
 * the analysis. Where it says no, the analysis may still find nothing.
 */
export function isCarriedAsWritten(text: string, { mode = "gsm", profile }: AnalysisOptions): boolean {
  if (mode !== "gsm") return profile === "standard" || text.isWellFormed();
  const units = profile === "standard" ? septetTable(0) : (table ??= septetsAsWritten());
  for (let index = 0; index < text.length; index++) {
    const width = units[text.charCodeAt(index)] as number; // a code unit is below its length
    // What the vendor's table drops weighs nothing either.
    if (width === 0 || width === RARE) return false;
  }
  return true;
}

/**
 * Septets by code unit: what the vendor's table replaces has those of what replaces it, what cannot be sent has none,
 * and what composing might change is `RARE`.
 */
function septetsAsWritten(): SeptetTable {
  // Typography from U+2002 on neither changes by composing nor composes onto what stands before it.
  const units = addSeptets(new Uint16Array(65_536).fill(RARE, 0x300).fill(0, 0x2002, 0x20d0));
  units[0x0d] = RARE;
  // The vendor counts `:br:` as two characters.
  units[0x0a] = 2;
  // All that the vendor's table puts in are basic characters.
  for (const character in REPLACED_CHARACTERS) {
    units[character.charCodeAt(0)] = (REPLACED_CHARACTERS[character] as string).length;
  }
  return units;
}
