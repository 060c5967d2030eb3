import type { DeliveryStatus } from "@sms-composer/core";
import { numberPrefixes } from "@sms-composer/core/recipients";
import type { BatchState, Reason } from "@sms-composer/outbox/machine";
import type { StoreContext } from "../store/batch-rows.ts";
import { present } from "../store/present.ts";
import { RECIPIENT_RESULTS, resultOf, type RecipientResult } from "./results.ts";
import { searchText } from "../store/search-text.ts";

/** Which recipients of a message to list. */
export interface RecipientQuery {
  readonly id: string;
  /** Words of what they got or of the cells of their row, or the beginning of a number. */
  readonly search?: string | undefined;
  /** ISO 3166-1 code of the country whose national numbers are looked for. @default `FR` */
  readonly country?: string | undefined;
  readonly result?: RecipientResult | "stopped" | undefined;
  /** How many to leave out at the beginning. @default 0 */
  readonly offset?: number | undefined;
  /** At most 200. */
  readonly limit?: number | undefined;
}

/** What else is known of numbers. */
export interface KnownNumbers {
  /** Who wants no messages any more. */
  readonly isStopped: (phone: string) => boolean;
  readonly nameOf: (phone: string) => string | undefined;
}

export interface ListedRecipient {
  readonly phone: string;
  readonly name?: string;
  readonly result: RecipientResult;
  /** Wants no messages any more. */
  readonly stopped: boolean;
  /** When the provider says that the status changed. */
  readonly at?: number;
  /** Their own text, where each has one. */
  readonly text?: string;
  /** Why not. */
  readonly reason?: Reason;
}

export interface RecipientPage {
  readonly recipients: readonly ListedRecipient[];
  /** How many fit the query. */
  readonly total: number;
  /** How many of all of the message's recipients want no messages any more. */
  readonly stopped: number;
}

const LONGEST_PAGE = 200;

interface Row {
  readonly batch_id: number;
  readonly phone: string;
  readonly status: DeliveryStatus;
  readonly state: BatchState;
}

interface WholeRow extends Row {
  readonly status_at: number | null;
  readonly text: string | null;
  readonly cells: string | null;
  readonly code: number | null;
  readonly reason: string | null;
}

const WHOLE = "batch_id, phone, status, state, status_at, recipient.text, cells, code, batch.reason";
const OF_MESSAGE = "FROM batch JOIN recipient ON batch_id = batch.id WHERE message_id = ? ORDER BY position, phone";

/** The recipients of a message: first those whom a person can do something about. */
export function listRecipients({ db }: StoreContext, query: RecipientQuery, known: KnownNumbers): RecipientPage {
  const { id, result, offset = 0, limit = 50 } = query;
  const rows = db.all<Row>(`SELECT batch_id, phone, status, state ${OF_MESSAGE}`, id);
  const found = foundBy(db, query, known);
  const ofResult = new Map<RecipientResult, Row[]>(RECIPIENT_RESULTS.map((each) => [each, []]));
  let stopped = 0;
  for (const row of rows) {
    const { phone, state, status } = row;
    const isStopped = known.isStopped(phone);
    if (isStopped) stopped++;
    const own = resultOf(state, status);
    const isMeant = result === undefined || (result === "stopped" ? isStopped : own === result);
    if (isMeant && found(row)) ofResult.get(own)?.push(row);
  }
  const meant = [...ofResult.values()].flat();
  const page = meant
    .slice(offset, offset + Math.min(limit, LONGEST_PAGE))
    .flatMap(
      ({ batch_id, phone }) =>
        db.first<WholeRow>(
          `SELECT ${WHOLE} FROM batch JOIN recipient ON batch_id = batch.id WHERE batch_id = ? AND phone = ?`,
          batch_id,
          phone,
        ) ?? [],
    );
  return { recipients: page.map((row) => listed(row, known)), total: meant.length, stopped };
}

/** What a search lets through; the texts and cells are read only where something is searched for. */
function foundBy(
  db: StoreContext["db"],
  { id, search = "", country = "FR" }: RecipientQuery,
  known: KnownNumbers,
): (row: Row) => boolean {
  const words = searchText(search);
  if (words === "") return () => true;
  const prefixes = numberPrefixes(search, { country });
  const found = new Set<string>();
  for (const { batch_id, phone, text, cells } of db.all<WholeRow>(`SELECT ${WHOLE} ${OF_MESSAGE}`, id)) {
    const isFound =
      prefixes.some((prefix) => phone.startsWith(prefix)) ||
      searchText(`${known.nameOf(phone) ?? ""} ${text ?? ""} ${cells ?? ""}`).includes(words);
    if (isFound) found.add(`${batch_id} ${phone}`);
  }
  return ({ batch_id, phone }) => found.has(`${batch_id} ${phone}`);
}

function listed(row: WholeRow, known: KnownNumbers): ListedRecipient {
  const { phone, status, status_at, text, cells, code, state, reason } = row;
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
