import type { StoreContext } from "./batch-rows.ts";

export interface Draft {
  readonly id: string;
  /** The content as the composer gave it. */
  readonly content: unknown;
  readonly updatedAt: number;
}

/** Maximum count of drafts: more than a person writes, since what makes more would fill the disk. */
const MAX_DRAFTS = 1_000;

/**
 * Keeps a draft. Answers `false`, and keeps nothing, when it has been sent off meanwhile: an autosave that comes late
 * must not bring back what is already in the outbox.
 */
export function saveDraft({ db, now, checkpoint, changed }: StoreContext, id: string, content: unknown): boolean {
  const { count = 0 } = db.first<{ count: number }>("SELECT count(*) AS count FROM draft WHERE id <> ?", id) ?? {};
  if (count >= MAX_DRAFTS) throw new RangeError("There are too many drafts.");
  const saved = db.run(
    `INSERT INTO draft (id, content, updated_at) SELECT ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM message WHERE id = ?)
     ON CONFLICT (id) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at`,
    id,
    JSON.stringify(content),
    now(),
    id,
  );
  checkpoint("draft-saved");
  changed();
  return saved === 1;
}

/** Keeps the rows of a draft's list beside it, until it is deleted or sent off. Answers as `saveDraft` does. */
export function saveDraftList({ db, checkpoint }: StoreContext, draftId: string, list: unknown): boolean {
  const saved = db.run(
    `INSERT INTO draft_list (draft_id, content) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM message WHERE id = ?)
     ON CONFLICT (draft_id) DO UPDATE SET content = excluded.content`,
    draftId,
    JSON.stringify(list),
    draftId,
  );
  checkpoint("draft-saved");
  return saved === 1;
}

/** The list of a draft, as it was kept. */
export function readDraftList({ db }: StoreContext, draftId: string): unknown {
  const row = db.first<{ content: string }>("SELECT content FROM draft_list WHERE draft_id = ?", draftId);
  return row && (JSON.parse(row.content) as unknown);
}

/** The drafts, the last one touched first. */
export function listDrafts({ db }: StoreContext): Draft[] {
  return db
    .all<{ id: string; content: string; updated_at: number }>("SELECT * FROM draft ORDER BY updated_at DESC, id")
    .map((row) => ({ id: row.id, content: JSON.parse(row.content) as unknown, updatedAt: row.updated_at }));
}

export function deleteAllDrafts({ db, changed }: StoreContext): void {
  db.transaction(() => {
    db.run("DELETE FROM draft");
    db.run("DELETE FROM draft_list");
  });
  changed();
}

export function deleteDraft({ db, changed }: StoreContext, id: string): boolean {
  const deleted = db.transaction(() => {
    db.run("DELETE FROM draft_list WHERE draft_id = ?", id);
    return db.run("DELETE FROM draft WHERE id = ?", id) === 1;
  });
  changed();
  return deleted;
}
