import type { AnalysisOptions } from "../../message/analysis-options.ts";

/**
 * What is reserved for the STOP mention when its exact text is not known: the platform appends `STOP` and a five-digit
 * short code (36xxx). 11 units with the leading space. Source: the reference, section 2.
 */
export const DEFAULT_STOP_MENTION = " STOP 36xxx";

/** A mention that somebody typed: STOP, at most two joining words, a short code, and the text's end. */
const TYPED_MENTION = /(^|\P{L})STOP[\s:=]+(\p{L}+\s+){0,2}(\d{5}|36xxx)[\s.!]*$/iu;

/** The longest tail that is searched for a typed mention, in UTF-16 units. */
const TAIL = 64;

/**
 * The mention that the platform appends to a text, with its leading space; empty when it appends none: Premium without
 * `stop`, Low Cost, or a text that ends in a mention already.
 */
export function stopMentionFor(source: string, { stop, range }: AnalysisOptions): string {
  const mention = stop === true ? DEFAULT_STOP_MENTION : stop || "";
  if (!mention || range === "lowCost") return "";
  return TYPED_MENTION.test(source.slice(-TAIL)) || source.trimEnd().endsWith(mention.trim()) ? "" : mention;
}

/** What commercial text in Low Cost must carry, written by hand. Source: the reference, `isStopSms`. */
export const NO_PUB_STOP = /NoPub\s*=\s*STOP/i;

/** What can be written at the end of such a text. */
export const NO_PUB_STOP_FIX = " NoPub=STOP";
