import { toE164 } from "@sms-composer/core/recipients";
import type { StoreContext } from "./batch-rows.ts";
import { countStatuses } from "./deliveries.ts";
import { searchText } from "./search-text.ts";

export interface ForgetResult {
  /** Messages in which nothing of the numbers is left; those that went to them alone are gone. */
  readonly messages: number;
  /** Messages that are still under way: what is known of them is needed until they are not. */
  readonly underWay: number;
}

interface Place {
  readonly id: string;
  readonly batch_id: number;
  readonly others: number;
  readonly isUnderWay: 0 | 1;
}

/**
 * Takes numbers out of the history and the drafts, with their texts and cells. What was sent and charged in all stays,
 * without saying to whom.
 */
export function forgetNumbers({ db, now, rewrite, changed }: StoreContext, phones: readonly string[]): ForgetResult {
  const list = JSON.stringify(phones);
  const isMeant = "phone IN (SELECT value FROM json_each(?1))";
  const places = db.all<Place>(
    `SELECT message.id, batch_id,
        (SELECT count(*) FROM batch AS one JOIN recipient AS other ON other.batch_id = one.id
          WHERE one.message_id = message.id AND other.phone NOT IN (SELECT value FROM json_each(?1))) AS others,
        EXISTS (SELECT 1 FROM batch AS one WHERE one.message_id = message.id
          AND (state IN ('queued', 'sending', 'unknown') OR (state = 'accepted' AND message.scheduled_at > ?2))) AS isUnderWay
      FROM recipient JOIN batch ON batch.id = batch_id JOIN message ON message.id = message_id WHERE ${isMeant}`,
    list,
    now(),
  );
  const ended = places.filter(({ isUnderWay }) => isUnderWay === 0);
  db.transaction(() => {
    for (const { id, batch_id, others } of ended) {
      if (others === 0) {
        db.run("DELETE FROM message WHERE id = ?", id);
        continue;
      }
      const gone = db.run(`DELETE FROM recipient WHERE ${isMeant} AND batch_id = ?2`, list, batch_id);
      db.run("UPDATE batch SET recipients = recipients - ? WHERE id = ?", gone, batch_id);
      countStatuses(db, batch_id);
      renewSearchText(db, id);
    }
    forgetInDrafts(db, new Set(phones));
  });
  rewrite.request();
  const idsOf = (some: readonly Place[]) => new Set(some.map(({ id }) => id));
  for (const id of idsOf(ended)) changed(id);
  return { messages: idsOf(ended).size, underWay: idsOf(places).size - idsOf(ended).size };
}

/** Renews the text that a message is found by, which has the cells of its people. */
function renewSearchText(db: StoreContext["db"], id: string): void {
  const message = db.first<{ text: string; list: string | null }>("SELECT text, list FROM message WHERE id = ?", id);
  if (!message || message.list === null) return;
  const { phoneColumn } = JSON.parse(message.list) as { phoneColumn: number };
  const rows = db.all<{ cells: string | null }>(
    "SELECT cells FROM recipient JOIN batch ON batch.id = batch_id WHERE message_id = ?",
    id,
  );
  const tags = db.all<{ tag: string }>("SELECT DISTINCT tag FROM batch WHERE message_id = ? AND tag_drawn = 0", id);
  const cells = rows.flatMap((row) =>
    (JSON.parse(row.cells ?? "[]") as readonly string[]).filter((_, column) => column !== phoneColumn),
  );
  const words = [message.text, ...tags.map(({ tag }) => tag), ...new Set(cells)];
  db.run("UPDATE message SET search_text = ? WHERE id = ?", searchText(words.join(" ")), id);
}

function forgetInDrafts(db: StoreContext["db"], phones: ReadonlySet<string>): void {
  for (const { id, content } of db.all<{ id: string; content: string }>("SELECT id, content FROM draft")) {
    const draft = JSON.parse(content) as { readonly recipients?: readonly string[] };
    const recipients = draft.recipients?.filter((recipient) => !phones.has(recipient));
    if (!recipients || recipients.length === draft.recipients?.length) continue;
    db.run("UPDATE draft SET content = ? WHERE id = ?", JSON.stringify({ ...draft, recipients }), id);
  }
  for (const { draft_id, content } of db.all<{ draft_id: string; content: string }>("SELECT * FROM draft_list")) {
    const list = JSON.parse(content) as { readonly rows: readonly (readonly string[])[] };
    // The cells stand as they do in the file.
    const rows = list.rows.filter((row) => !row.some((cell) => phones.has(toE164(cell) ?? cell)));
    if (rows.length === list.rows.length) continue;
    const { lines: _lines, ...rest } = list as { readonly lines?: unknown };
    db.run("UPDATE draft_list SET content = ? WHERE draft_id = ?", JSON.stringify({ ...rest, rows }), draft_id);
  }
}
