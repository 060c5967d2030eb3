import { readRows } from "../../message/character-rows.ts";
import { MAY_CHANGE } from "../../message/encoded-message.ts";
import { composeText } from "../../message/composed-text.ts";

/**
 * The vendor's table: in GSM mode the platform puts the right-hand text in place of the left-hand character before it
 * sends. Also some characters that GSM could carry are replaced, so this comes first and counting second.
 * Source: the vendor's "List of Replaced Characters", right-hand quotes straightened.
 */
export const REPLACED_CHARACTERS = readRows(
  "ąà ’' ÿy çÇ ûu üu ïi ôo öo óo îi ëe êe [( ]) {( }) `' µu ÄA ÀA ÁA ÂA ÃA ÈE ÊE ËE ÎI ÜU ÙU ÚU ÛU ÝY äa áa âa ãa ÖO ÔO " +
    "œoe ^ ~ | \\ ¨ °. ‘' “' ñn ÑN § «\" »\"",
);

/** A character that the vendor's table replaces. */
export interface TableReplacement {
  /** The index in the source, in UTF-16 units. */
  readonly index: number;
  readonly from: string;
  /** The text that arrives; empty when the character is dropped. */
  readonly to: string;
}

/**
 * Applies the vendor's table and nothing else: what is in neither table stays as it is. Combining sequences are
 * composed first and line breaks unified, as the platform's table has composed characters only.
 *
 * @returns the new text, and each replacement with its place in `source`
 */
export function replaceCharacters(source: string): { text: string; replacements: TableReplacement[] } {
  const replacements: TableReplacement[] = [];
  const composed = composeText(source, { normalizes: true });
  const text = composed.text.replace(MAY_CHANGE, (from, index: number) => {
    const to = REPLACED_CHARACTERS[from];
    if (to !== undefined) replacements.push({ index: composed.sourceIndex(index), from, to });
    return to ?? from;
  });
  return { text, replacements };
}
