import { readRows } from "./character-rows.ts";

/**
 * The vendor's table: in GSM mode the platform puts the right-hand text in place of the left-hand character before it
 * sends. Also some characters that GSM could carry are replaced, so this comes first and counting second.
 * Source: the vendor's "List of Replaced Characters", right-hand quotes straightened.
 */
export const REPLACED_CHARACTERS = readRows(
  "ąà ’' ÿy çÇ ûu üu ïi ôo öo óo îi ëe êe [( ]) {( }) `' µu ÄA ÀA ÁA ÂA ÃA ÈE ÊE ËE ÎI ÜU ÙU ÚU ÛU ÝY äa áa âa ãa ÖO ÔO " +
    "œoe ^ ~ | \\ ¨ °. ‘' “' ñn ÑN § «\" »\"",
);
