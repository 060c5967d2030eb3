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
  readonly phone: string;
  readonly status: DeliveryStatus;
  readonly status_at: number | null;
  readonly text: string | null;
  readonly cells: string | null;
  readonly code: number | null;
  readonly state: BatchState;
  readonly reason: string | null;
}

/** The recipients of a message: first those whom a person can do something about. */
export function listRecipients({ db }: StoreContext, query: RecipientQuery, known: KnownNumbers): RecipientPage {
  const { id, search = "", country = "FR", result, offset = 0, limit = 50 } = query;
  const rows = db.all<Row>(
    `SELECT phone, status, status_at, recipient.text, cells, code, state, batch.reason
      FROM batch JOIN recipient ON batch_id = batch.id WHERE message_id = ? ORDER BY position, phone`,
    id,
  );
  const words = searchText(search);
  const prefixes = numberPrefixes(search, { country });
  const isFound = ({ phone, text, cells }: Row): boolean =>
    words === "" ||
    prefixes.some((prefix) => phone.startsWith(prefix)) ||
    searchText(`${known.nameOf(phone) ?? ""} ${text ?? ""} ${cells ?? ""}`).includes(words);
  const isMeant = ({ phone, state, status }: Row): boolean =>
    result === undefined || (result === "stopped" ? known.isStopped(phone) : resultOf(state, status) === result);
  const order = ({ state, status }: Row): number => RECIPIENT_RESULTS.indexOf(resultOf(state, status));
  const meant = rows.filter((row) => isMeant(row) && isFound(row)).sort((one, other) => order(one) - order(other));
  return {
    recipients: meant.slice(offset, offset + Math.min(limit, LONGEST_PAGE)).map((row) => listed(row, known)),
    total: meant.length,
    stopped: rows.reduce((sum, { phone }) => sum + (known.isStopped(phone) ? 1 : 0), 0),
  };
}

function listed(row: Row, known: KnownNumbers): ListedRecipient {
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
