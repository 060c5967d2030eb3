import { existsSync, rmSync, writeFileSync } from "node:fs";
import type { Database } from "@sms-composer/outbox/sqlite";

/** Pages in use of a file that is rewritten at once: 8 MB, which takes some hundredths of a second. */
const MAX_PAGES = 2000;

export interface FileRewrite {
  /** Has the file rewritten: now where that is quick, else when the app ends. */
  request(): void;
  /** Rewrites the file where that is still due. */
  finish(): void;
}

/**
 * Rewrites the file of a database after deletions. SQLite overwrites each row that is deleted at once (`secure_delete`),
 * but what it has moved about in a page before may have left something of it: in a rewritten file there is nothing. A large
 * file would hold up the app, so it is rewritten when the app ends, or at its next start if it did not come to that.
 */
export function createFileRewrite(db: Database, file: string): FileRewrite {
  const due = `${file}.rewrite-due`;
  function rewrite(): void {
    db.run("VACUUM");
    db.all("PRAGMA wal_checkpoint(TRUNCATE)");
    rmSync(due, { force: true });
  }
  function finish(): void {
    if (!existsSync(due)) return;
    try {
      rewrite();
    } catch {
      // No room for a second copy: it stays due.
    }
  }
  finish();
  return {
    request() {
      // The log of SQLite holds what was deleted until it is written back.
      db.all("PRAGMA wal_checkpoint(TRUNCATE)");
      if (pagesInUse(db) <= MAX_PAGES) rewrite();
      else writeFileSync(due, "", { mode: 0o600 });
    },
    finish,
  };
}

function pagesInUse(db: Database): number {
  const pages = db.first<{ page_count: number }>("PRAGMA page_count")?.page_count ?? 0;
  const free = db.first<{ freelist_count: number }>("PRAGMA freelist_count")?.freelist_count ?? 0;
  return pages - free;
}
