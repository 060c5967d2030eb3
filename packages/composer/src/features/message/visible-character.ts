/** A character to show on its own; what is invisible or would join its neighbour shows its code point. */
export function visibleCharacter(character: string): string {
  if (character.length > 2 || !/^[\p{C}\p{Z}\p{M}]/u.test(character)) return character;
  return `U+${Number(character.codePointAt(0)).toString(16).toUpperCase().padStart(4, "0")}`;
}
