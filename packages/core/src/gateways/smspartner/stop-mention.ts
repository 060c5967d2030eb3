/**
 * The text that is reserved for the STOP mention when its exact text is not known: the platform appends `STOP` and a
 * five-digit short code (36xxx). 11 units with the leading space. Source: docs/smspartner.md#the-message.
 */
export const DEFAULT_STOP_MENTION = " STOP 36xxx";

/** A mention that somebody typed: STOP, at most two joining words, a short code of the platform's, and the text's end. */
export const TYPED_STOP_MENTION = /(^|\P{L})STOP[\s:=]+(\p{L}+\s+){0,2}36(\d{3}|xxx)[\s.!]*$/iu;
