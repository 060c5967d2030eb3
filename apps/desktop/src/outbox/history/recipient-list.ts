import type { DeliveryStatus } from "@sms-composer/core";
import { numberPrefixes } from "@sms-composer/core/recipients";
import type { Reason } from "@sms-composer/outbox/machine";
import { batchesOf, type BatchRow, type StoreContext } from "../store/batch-rows.ts";
import { present } from "../store/present.ts";
import { RECIPIENT_RESULTS, resultOf, type RecipientResult } from "./results.ts";
import { searchText } from "../store/search-text.ts";

/** A query of a message's recipients. */
export interface RecipientQuery {
  readonly id: string;
  /** Words of what they got or of the cells of their row, or the beginning of a number. */
  readonly search?: string | undefined;
  /** ISO 3166-1 code of the country whose national numbers are looked for. @default `FR` */
  readonly country?: string | undefined;
  readonly result?: RecipientResult | "stopped" | undefined;
  /** The number of recipients to leave out at the beginning. @default 0 @default 0 */
  readonly offset?: number | undefined;
  /** The size of the page, at most 200. */
  readonly limit?: number | undefined;
}

/** Facts about numbers from elsewhere. */
export interface KnownNumbers {
  /** Whether the owner of a number wants no messages any more. */
  readonly isStopped: (phone: string) => boolean;
  readonly nameOf: (phone: string) => string | undefined;
}

export interface ListedRecipient {
  readonly phone: string;
  readonly name?: string;
  readonly result: RecipientResult;
  /** Wants no messages any more. */
  readonly stopped: boolean;
  /** The time at which the provider says that the status changed. */
  readonly at?: number;
  /** Their own text, where each has one. */
  readonly text?: string;
  /** The reason why it did not go. */
  readonly reason?: Reason;
}

export interface RecipientPage {
  readonly recipients: readonly ListedRecipient[];
  /** The number of all that fit the query. */
  readonly total: number;
  /** The number of the message's recipients who want no messages any more. */
  readonly stopped: number;
}

const MAX_PAGE_SIZE = 200;

interface Row {
  readonly phone: string;
  readonly status: DeliveryStatus;
}

interface SearchedRow extends Row {
  readonly text: string | null;
  readonly cells: string | null;
}

interface WholeRow extends SearchedRow {
  readonly status_at: number | null;
  readonly code: number | null;
}

type Found = Row & { readonly batch: BatchRow };

/** `listRecipientsInSlices` in one go. */
export function listRecipients(context: StoreContext, query: RecipientQuery, known: KnownNumbers): RecipientPage {
  const slices = listRecipientsInSlices(context, query, known);
  for (;;) {
    const slice = slices.next();
    if (slice.done) return slice.value;
  }
}

/**
 * The recipients of a message: first those whom a person can do something about. A step for each of its requests, so
 * that other work gets its turn in between.
 */
export function* listRecipientsInSlices(
  { db }: StoreContext,
  query: RecipientQuery,
  known: KnownNumbers,
): Generator<void, RecipientPage> {
  const { id, result, offset = 0, limit = 50 } = query;
  const search = searchOf(query, known);
  const columns = search ? "phone, status, text, cells" : "phone, status";
  const ofResult = new Map<RecipientResult, Found[]>(RECIPIENT_RESULTS.map((each) => [each, []]));
  let stopped = 0;
  for (const batch of batchesOf(db, id)) {
    const sql = `SELECT ${columns} FROM recipient WHERE batch_id = ? ORDER BY phone`;
    for (const row of db.all<SearchedRow>(sql, batch.id)) {
      const { phone, status } = row;
      const isStopped = known.isStopped(phone);
      if (isStopped) stopped++;
      const own = resultOf(batch.state, status);
      const isMeant = result === undefined || (result === "stopped" ? isStopped : own === result);
      if (isMeant && (!search || search(row))) ofResult.get(own)?.push({ phone, status, batch });
    }
    yield;
  }
  const meant = [...ofResult.values()].flat();
  const page = meant.slice(offset, offset + Math.min(limit, MAX_PAGE_SIZE)).flatMap(({ batch, phone }) => {
    const row = db.first<WholeRow>("SELECT * FROM recipient WHERE batch_id = ? AND phone = ?", batch.id, phone);
    return row ? listed(row, batch, known) : [];
  });
  return { recipients: page, total: meant.length, stopped };
}

/** Whether a recipient is what is searched for; `undefined` when nothing is. */
function searchOf(
  { search = "", country = "FR" }: RecipientQuery,
  known: KnownNumbers,
): ((row: SearchedRow) => boolean) | undefined {
  const words = searchText(search);
  if (words === "") return undefined;
  const prefixes = numberPrefixes(search, { country });
  return ({ phone, text, cells }) =>
    prefixes.some((prefix) => phone.startsWith(prefix)) ||
    searchText(`${known.nameOf(phone) ?? ""} ${text ?? ""} ${cells ?? ""}`).includes(words);
}

function listed(row: WholeRow, { state, reason }: BatchRow, known: KnownNumbers): ListedRecipient {
  const { phone, status, status_at, text, cells, code } = row;
  const values = cells === null ? [] : (JSON.parse(cells) as readonly string[]);
  const refused: Reason | undefined = code === null ? undefined : { kind: "refused", code };
  const ofRequest = reason === null ? undefined : (JSON.parse(reason) as Reason);
  return {
    phone,
    ...present("name", known.nameOf(phone) ?? values.find((cell) => /\p{L}/u.test(cell))),
    result: resultOf(state, status),
    stopped: known.isStopped(phone),
    ...present("at", status_at),
    ...present("text", text),
    ...present("reason", refused ?? ofRequest),
  };
}
