/** A field that is being typed: from its brace to the caret. */
export interface OpenField {
  /** The index of its `{` in the text, in UTF-16 units. */
  readonly index: number;
  /** The part of its name that is there. */
  readonly typed: string;
}

/** Longer names than this are not completed. */
const LONGEST = 80;

/** Without accents and case, as the names of fields are compared. */
export const folded = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The field that is being typed at the caret: after a `{` that is not doubled, and before its `}`. */
export function openFieldAt(text: string, caret: number): OpenField | undefined {
  const head = text.slice(Math.max(0, caret - LONGEST), caret);
  const typed = /(?:^|[^{])\{([^{}|\n]*)$/.exec(head)?.[1];
  return typed === undefined ? undefined : { index: caret - typed.length - 1, typed };
}

/** The names that a part of one can stand for: those that begin with it first. */
export function namesLike(typed: string, names: readonly string[]): readonly string[] {
  const start = folded(typed.trim());
  const rest = names.filter((name) => folded(name).includes(start));
  const first = rest.filter((name) => folded(name).startsWith(start));
  return [...first, ...rest.filter((name) => !first.includes(name))];
}

/** The list of fields that opens at a typed `{`: which fields it offers, and which one Enter takes. Knows no DOM. */
export class FieldCompletion {
  #field: OpenField | undefined;
  #matches: readonly string[] = [];
  #active = 0;
  /** The brace at which somebody has closed the list. */
  #closedAt: number | undefined;

  /** The field that is being typed; none while the list is closed. */
  get field(): OpenField | undefined {
    return this.#matches.length > 0 ? this.#field : undefined;
  }

  /** The names that are offered. */
  get matches(): readonly string[] {
    return this.#matches;
  }

  /** Index of the name that Enter takes. */
  get active(): number {
    return this.#active;
  }

  /**
   * The text or the caret has changed.
   * @param isTyped opens the list; a caret that moves only keeps it open or closes it
   * @returns whether the list is another one than before
   */
  follow(text: string, caret: number, names: readonly string[], isTyped: boolean): boolean {
    const found = openFieldAt(text, caret);
    if (found?.index !== this.#closedAt) this.#closedAt = undefined;
    const isMeant = found && this.#closedAt === undefined && (isTyped || this.#field?.index === found.index);
    const before = this.#field;
    this.#field = isMeant ? found : undefined;
    if (before?.index === this.#field?.index && before?.typed === this.#field?.typed) return false;
    this.#matches = this.#field ? namesLike(this.#field.typed, names) : [];
    this.#active = 0;
    return true;
  }

  /** Goes to the next name or the one before, around the ends. */
  move(step: 1 | -1): void {
    const { length } = this.#matches;
    this.#active = (this.#active + step + length) % length;
  }

  /** Closes the list until another brace is typed. */
  close(): void {
    this.#closedAt = this.#field?.index;
    this.#field = undefined;
    this.#matches = [];
  }
}
