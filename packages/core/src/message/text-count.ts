import { composeText } from "./composed-text.ts";
import { encodeMessage, LONE_SURROGATE } from "./encoded-message.ts";
import { countSeptets, type SegmentCount } from "../gsm/septet-count.ts";
import { addSeptets, septetTable, UNDECIDED, type SeptetTable } from "../gsm/septet-tables.ts";
import { countSegments as countStandard } from "../gsm/standard-segments.ts";
import type { MessageOptions } from "./message-options.ts";
import type { Profile } from "./profile.ts";
import { stopMentionFor } from "./stop-mention.ts";

/** Counts the units and SMS of a text without the detail of `analyzeText`; the two always agree. */
export function countText(text: string, profile: Profile, options: MessageOptions): SegmentCount {
  const mention = stopMentionFor(text, profile, options);
  const count = countAsWritten(text + mention, profile, options);
  // A message without a text of its own has no mention either, which is left to the long way. Where both together could
  // be counted, the mention alone can.
  if (count && (!mention || count.units > (countAsWritten(mention, profile, options) as SegmentCount).units)) {
    return count;
  }
  const { encoding, text: arriving } = encodeMessage(composeText(text, profile).text, mention, profile, options);
  // A character of two units is parted as little as a line break that counts two.
  const twoUnits = encoding === "gsm" ? "€" : "😀";
  return countStandard(profile.lineBreakUnits ? arriving.replace(/\n/g, twoUnits) : arriving, { mode: encoding });
}

/**
 * Counts a text before anything was done to it: the fast way, which most texts can take.
 *
 * @returns undefined when composing the text, or a token in it, might matter
 */
export function countAsWritten(text: string, profile: Profile, options: MessageOptions): SegmentCount | undefined {
  const { tokens } = profile;
  if (!profile.normalizes) return countStandard(text, options);
  if ((options.mode ?? "gsm") !== "gsm") return undefined;
  for (let at = 0; tokens && (at = text.indexOf(tokens.mark, at) + 1);) {
    // What might go away, or be or become a token's second letter.
    if (/[^\n -Z]/.test(text.charAt(at))) return undefined;
  }
  return countSeptets(text, septetsAsWritten(profile), profile.pair);
}

/**
 * Whether every character of a text certainly has a place in the encoding, as most texts have: a quick look that spares
 * the analysis. Where it says no, the analysis may still find nothing.
 */
export function isCarriedAsWritten(text: string, profile: Profile, { mode = "gsm" }: MessageOptions): boolean {
  if (mode !== "gsm") return !text.match(LONE_SURROGATE);
  const septets = profile.normalizes ? septetsAsWritten(profile) : septetTable(0);
  for (let index = 0; index < text.length; index++) {
    const width = septets[text.charCodeAt(index)] as number; // a code unit is below its length
    // What the profile's table drops weighs nothing either.
    if (width === 0 || width === UNDECIDED) return false;
  }
  return true;
}

const tables = new WeakMap<Profile, SeptetTable>();

/**
 * Septets by code unit for a profile that normalizes: what its table replaces has those of what replaces it, what cannot
 * be sent has none, and what composing might change is `UNDECIDED`. Made when first asked for.
 */
function septetsAsWritten(profile: Profile): SeptetTable {
  let septets = tables.get(profile);
  if (!septets) {
    const { replacements, lineBreakUnits } = profile;
    // Typography from U+2002 on neither changes by composing nor composes onto what stands before it.
    septets = addSeptets(new Uint16Array(65_536).fill(UNDECIDED, 0x300).fill(0, 0x2002, 0x20d0));
    septets[0x0d] = UNDECIDED;
    septets[0x0a] = lineBreakUnits ?? 1;
    for (const character in replacements) {
      septets[character.charCodeAt(0)] = (replacements[character] as string).length;
    }
    tables.set(profile, septets);
  }
  return septets;
}
