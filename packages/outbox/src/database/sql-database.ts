/** A value that both databases hold alike. */
export type SqlValue = string | number | null;

/** One transaction. Parameters are `?`, whatever the database's own spelling. */
export interface Transaction {
  /** The time at which it began, by the store's clock: milliseconds since 1970. */
  readonly now: number;
  all<Row>(sql: string, ...values: readonly SqlValue[]): Promise<Row[]>;
  first<Row>(sql: string, ...values: readonly SqlValue[]): Promise<Row | undefined>;
  /** Runs a statement and tells how many rows it changed. */
  run(sql: string, ...values: readonly SqlValue[]): Promise<number>;
}

/** The parts of SQL that the databases spell differently. */
export interface Dialect {
  /** A column of whole numbers up to 2^53. */
  readonly integer: string;
  readonly real: string;
  /** A column of numbers that are drawn by the database. */
  readonly identity: string;
  /** The options that follow the columns of a table. */
  readonly tableOptions: string;
  /** Locks the rows of a query until the transaction ends. */
  readonly forUpdate: string;
  /** The same, passing over rows that another transaction has locked. */
  readonly skipLocked: string;
}

/** A database as the outbox needs it. */
export interface SqlDatabase {
  readonly dialect: Dialect;
  /**
   * All or nothing: what `work` throws takes back what it wrote. What it wrote has reached the disk when it resolves;
   * when it rejects with the error of a lost connection, the commit may have been made all the same.
   */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /**
   * A transaction that deletes for good: afterwards what `work` deleted is in none of the database's own logs and copies
   * on this machine either.
   * @param work tells how much it deleted; 0: nothing is done beside it
   */
  erase(work: (transaction: Transaction) => Promise<number>): Promise<number>;
  /** A transaction that only reads. */
  read<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
