import { randomUUID } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import * as sqlite from "node:sqlite";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";

/**
 * The reason why the file cannot be used. `locked`: another process has it. `damaged`: it does not pass SQLite's check, or is
 * another program's.
 * `newer`: a later version of the app wrote it. `unwritable`: the disk is full, or the file cannot be made or written.
 */
export type DatabaseProblem = "locked" | "damaged" | "newer" | "unwritable";

/** The file cannot be used; `problem` says why. */
export class DatabaseError extends Error {
  readonly problem: DatabaseProblem;
  readonly file: string;

  constructor(problem: DatabaseProblem, file: string, cause?: unknown) {
    super(`The outbox ${file} ${PROBLEM_WORDS[problem]}.`, { cause });
    this.name = "DatabaseError";
    this.problem = problem;
    this.file = file;
  }
}

const PROBLEM_WORDS: Readonly<Record<DatabaseProblem, string>> = {
  locked: "is in use by another process",
  damaged: "is damaged",
  newer: "is of a later version of its program",
  unwritable: "cannot be written",
};

const PROBLEM_OF_CODE: Readonly<Record<number, DatabaseProblem>> = {
  // SQLITE_BUSY
  5: "locked",
  // SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN
  8: "unwritable",
  10: "unwritable",
  13: "unwritable",
  14: "unwritable",
  // SQLITE_CORRUPT, SQLITE_NOTADB
  11: "damaged",
  26: "damaged",
};
/** The code of a statement that does not fit the tables. */
const SQLITE_ERROR = 1;
/** Pages that a copy takes in one step, during which a call has to wait. */
const PAGES_PER_STEP = 50;
/** No database is smaller: its header alone has 100 bytes, and its first page 512 at least. */
const MIN_FILE_SIZE = 512;

/** One open file. Every call returns when it is done. */
export interface Database {
  /** Runs a statement and tells how many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number;
  /** All rows. The tables are STRICT, so the caller's row type is what SQLite holds. */
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[];
  first<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined;
  /** All or nothing: what `work` throws takes back what it wrote. */
  transaction<Result>(work: () => Result): Result;
  /** Copies all pages into a file, some at a time, beside other work: what is written meanwhile is in the copy as well. */
  backUp(file: string): Promise<void>;
  close(): void;
}

/** Options of opening a file. */
export interface DatabaseOptions {
  /** Whether no other process may open the file until `close`. @default true */
  readonly exclusive?: boolean;
  /** Whether SQLite looks at every page, in time that grows with the file. @default true */
  readonly check?: boolean;
}

/** Milliseconds to wait for another process: one that has the file to itself does not give it back soon. */
const TIMEOUT = { exclusive: 250, normal: 10_000 };

/**
 * Opens the file and brings its tables up to date.
 *
 * A commit has reached the disk when it returns: WAL with `synchronous=FULL` syncs the log at each commit
 * (`NORMAL`, which many take for WAL, does not). The exclusive lock makes a second worker impossible
 * even where a program's own single-instance lock failed.
 *
 * @param migrations one script for each version of the tables, in order, only ever appended to
 * @throws DatabaseError
 */
export function openDatabase(
  file: string,
  migrations: readonly string[],
  { exclusive = true, check = true }: DatabaseOptions = {},
): Database {
  const locking = exclusive ? "exclusive" : "normal";
  let db: DatabaseSync | undefined;
  try {
    if (isCutOff(file)) throw new DatabaseError("damaged", file);
    if (!existsSync(file)) createWhole(file, migrations);
    createPrivately(file);
    db = new DatabaseSync(file, { timeout: TIMEOUT[locking], enableForeignKeyConstraints: true });
    db.exec(`PRAGMA locking_mode = ${locking}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;`);
    db.exec("PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;");
    // A read does not take the exclusive lock; a write does, even an empty one.
    db.exec("BEGIN IMMEDIATE; COMMIT;");
    assertSettings(db, locking);
    const found = check ? pragma(db, "quick_check") : "ok";
    if (found !== "ok") throw new DatabaseError("damaged", file, new Error(String(found)));
    migrate(db, file, migrations);
  } catch (error) {
    db?.close();
    throw explained(error, file);
  }
  return wrap(db);
}

/** Moves a file that cannot be read out of the way, with its log, and tells its new name. Nothing is deleted. */
export function setAside(file: string, now: Date): string {
  const kept = `${file}.damaged-${now.toISOString().replace(/[:.]/g, "-")}`;
  for (const suffix of ["", "-wal", "-shm"]) {
    if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix);
  }
  return kept;
}

/** Copies an open file into a new one for its owner only, beside other work; it is as it was when the copy ended. */
export async function backUpDatabase(db: Database, copy: string): Promise<void> {
  createPrivately(copy);
  await db.backUp(copy);
}

/**
 * Deletes what was put aside of the file.
 * @param kind `before-version`: copies of before a migration. `damaged`: what could not be read, with all that it holds
 */
export function deleteCopies(file: string, kind: "before-version" | "damaged"): void {
  const beginning = `${basename(file)}.${kind}-`;
  for (const name of readdirSync(dirname(file))) {
    if (name.startsWith(beginning)) rmSync(join(dirname(file), name));
  }
}

/** A file that was there and holds nothing, which SQLite would take for a new one. */
function isCutOff(file: string): boolean {
  const size = (name: string) => statSync(name, { throwIfNoEntry: false })?.size;
  const bytes = size(file);
  return bytes !== undefined && bytes < MIN_FILE_SIZE && (size(`${file}-wal`) ?? 0) === 0;
}

/**
 * Makes the file under another name, and gives it its own when its tables are in it: a process that is killed meanwhile
 * leaves no file that holds nothing, and of two processes that make it at once one wins.
 */
function createWhole(file: string, migrations: readonly string[]): void {
  const draft = `${file}.new-${randomUUID()}`;
  createPrivately(draft);
  try {
    const db = new DatabaseSync(draft, { enableForeignKeyConstraints: true });
    // Without a log beside it: that would have the other name.
    db.exec("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;");
    migrate(db, draft, migrations);
    db.exec("PRAGMA journal_mode = WAL;");
    db.close();
    giveName(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

function giveName(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return;
    // A file system without links.
    renameSync(draft, file);
  }
}

function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // SQLite gives its log the mode of the file it belongs to.
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
}

function pragma(db: DatabaseSync, name: string): unknown {
  return Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

function assertSettings(db: DatabaseSync, locking: string): void {
  const wanted = { journal_mode: "wal", synchronous: 2, foreign_keys: 1, locking_mode: locking };
  for (const [name, value] of Object.entries(wanted)) {
    const actual = pragma(db, name);
    if (actual !== value) throw new Error(`SQLite runs with ${name} = ${String(actual)} instead of ${value}.`);
  }
}

function migrate(db: DatabaseSync, file: string, migrations: readonly string[]): void {
  const version = Number(pragma(db, "user_version"));
  if (version > migrations.length) throw new DatabaseError("newer", file);
  if (version === migrations.length) return;
  if (version > 0) copyAside(db, `${file}.before-version-${migrations.length}`);
  for (;;) {
    db.exec("BEGIN IMMEDIATE");
    // Another process may have brought the tables up to date meanwhile.
    const next = Number(pragma(db, "user_version"));
    if (next < migrations.length) bringTo(db, file, next + 1, migrations[next] ?? "");
    db.exec("COMMIT");
    if (next + 1 >= migrations.length) return;
  }
}

function bringTo(db: DatabaseSync, file: string, version: number, script: string): void {
  try {
    db.exec(`${script}; PRAGMA user_version = ${version};`);
  } catch (error) {
    // What has no version of ours and tables already is another program's.
    const isOtherTables =
      version === 1 && error instanceof Error && "errcode" in error && error.errcode === SQLITE_ERROR;
    throw isOtherTables ? new DatabaseError("damaged", file, error) : error;
  }
}

function copyAside(db: DatabaseSync, copy: string): void {
  rmSync(copy, { force: true });
  createPrivately(copy);
  // A copy by the file system would open and close the file, and with that give its lock away (POSIX).
  db.prepare("VACUUM INTO ?").run(copy);
  const descriptor = openSync(copy, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function explained(error: unknown, file: string): unknown {
  if (!(error instanceof Error)) return error;
  const problem = "errcode" in error ? PROBLEM_OF_CODE[Number(error.errcode) & 0xff] : undefined;
  if (problem) return new DatabaseError(problem, file, error);
  // Whatever the operating system says of the file: no place, no right, no such folder.
  return "syscall" in error ? new DatabaseError("unwritable", file, error) : error;
}

function wrap(db: DatabaseSync): Database {
  const statements = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    run: (sql, ...values) => Number(prepared(sql).run(...values).changes),
    all: <Row>(sql: string, ...values: SQLInputValue[]) => prepared(sql).all(...values) as Row[],
    first: <Row>(sql: string, ...values: SQLInputValue[]) => prepared(sql).get(...values) as Row | undefined,
    transaction(work) {
      db.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        db.exec("COMMIT");
        return result;
      } catch (error) {
        db.exec("ROLLBACK");
        throw error;
      }
    },
    async backUp(file) {
      // Node 22.13 to 22.15 has no `backup`.
      if (!("backup" in sqlite)) return void db.prepare("VACUUM INTO ?").run(file);
      await sqlite.backup(db, file, { rate: PAGES_PER_STEP });
    },
    close: () => db.close(),
  };
}
