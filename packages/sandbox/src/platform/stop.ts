/** An opted-out number. */
export interface Stop {
  readonly id: number;
  /** E.164. */
  readonly number: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}
