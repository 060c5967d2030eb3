/** The reason why figures that might have been a number were not taken for one. */
export type FigureKind =
  /** A date, with or without its time; a range of dates. */
  | "date"
  /** A time of day, a duration. */
  | "time"
  /** An amount, a measure, a coordinate, a version: grouped by thousands, with decimals, with a currency or unit. */
  | "amount"
  /** A company's or a person's number, a bank account, an order, an address of e-mail or of a page. */
  | "identifier"
  /** Could be a mobile without its zero or plus, but stands beside a number that is certain, or outside of its column. */
  | "doubtful"
  /** The headings of a table. */
  | "heading";

/** A stretch of a folded line that holds such figures. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  readonly kind: FigureKind;
}
