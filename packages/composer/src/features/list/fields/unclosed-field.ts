import { folded } from "./field-completion.ts";

/** The fix of a `{` that no `}` closes: `fix` in place of `length` characters from the brace on. */
export interface Closing {
  readonly length: number;
  readonly fix: string;
}

/** A default that was begun: to the end of its clause. */
const DEFAULT = /^\|[^\n{}.,;:!?]*/;

/** Closes the field whose name follows the brace, in full or in part; without one, makes a literal brace of it. */
export function closingOf(message: string, index: number, names: readonly string[]): Closing {
  const rest = message.slice(index + 1);
  const whole = names
    .filter((name) => folded(rest.slice(0, name.length)) === folded(name))
    .toSorted((one, other) => other.length - one.length)[0];
  const typed = whole === undefined ? (/^[\p{L}\p{M}\p{N}_-]*/u.exec(rest)?.[0] ?? "") : rest.slice(0, whole.length);
  const name = whole ?? names.find((each) => typed !== "" && folded(each).startsWith(folded(typed)));
  if (name === undefined) return { length: 1, fix: "{{" };
  const fallback = DEFAULT.exec(rest.slice(typed.length))?.[0].trimEnd() ?? "";
  return { length: 1 + typed.length + fallback.length, fix: `{${name}${fallback}}` };
}
