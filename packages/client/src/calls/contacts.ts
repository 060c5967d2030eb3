import * as z from "zod/mini";
import type { Settings } from "../client-options.ts";
import { flag, maybe, number, readDateTime, text, unread } from "../wire-value.ts";
import { COMMON_CODES } from "./common-codes.ts";
import { defineCall } from "./define-call.ts";
import { allPages } from "./pages.ts";
import type { Page, PagedCallOptions } from "./pages.ts";

/** A person of a group. What the account does not have of them is absent. */
export interface Contact {
  readonly id?: number;
  /** The number as the API writes it; empty where it has none. */
  readonly phoneNumber: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** The address that is written in texts to this person. */
  readonly url?: string;
  readonly shortUrl?: string;
  /** A day, such as a birthday, as the API writes it: `2026-11-30`, in some answers `30-11-2026`. */
  readonly date?: string;
  /** The account's own four columns, in their order; an empty one is an empty text. */
  readonly custom: readonly string[];
  readonly createdAt?: Date;
  /** Whether the number wants no more messages. */
  readonly stopped: boolean;
}

/** A date that cannot be read keeps nobody from being listed. */
function createdAtOf(value: unknown): Pick<Contact, "createdAt"> {
  const createdAt = readDateTime(String(value));
  return createdAt ? { createdAt } : {};
}

const contact = z.pipe(
  z.object({
    contactId: maybe(number),
    phone: maybe(text),
    firstname: maybe(text),
    lastname: maybe(text),
    url: maybe(text),
    shortUrl: maybe(text),
    date: maybe(text),
    custom1: maybe(text),
    custom2: maybe(text),
    custom3: maybe(text),
    custom4: maybe(text),
    createdAt: unread,
    stopSms: maybe(flag),
  }),
  z.transform(({ createdAt, ...entry }): Contact => ({
    ...(entry.contactId !== undefined && { id: entry.contactId }),
    phoneNumber: entry.phone ?? "",
    ...(entry.firstname !== undefined && { firstName: entry.firstname }),
    ...(entry.lastname !== undefined && { lastName: entry.lastname }),
    ...(entry.url !== undefined && { url: entry.url }),
    ...(entry.shortUrl !== undefined && { shortUrl: entry.shortUrl }),
    ...(entry.date !== undefined && { date: entry.date }),
    custom: [entry.custom1, entry.custom2, entry.custom3, entry.custom4].map((column) => column ?? ""),
    ...createdAtOf(createdAt),
    stopped: entry.stopSms ?? false,
  })),
);

const contactPage = defineCall({
  name: "contacts",
  method: "GET",
  path: "/contact/list",
  isRead: true,
  codes: COMMON_CODES,
  parameters: ({ groupId, page }: { readonly groupId: number; readonly page: number | undefined }) => ({
    groupId,
    ...(page !== undefined && { page }),
  }),
  answer: z.pipe(
    z.object({ currentPage: number, total: unread, datas: z.array(contact) }),
    z.transform(({ currentPage, datas }): Page<Contact> => ({ number: currentPage, items: datas })),
  ),
});

export const contacts = (
  settings: Settings,
  groupId: number,
  { onPage, ...options }: PagedCallOptions<Contact> = {},
): Promise<readonly Contact[]> => allPages((page) => contactPage(settings, { groupId, page }, options), onPage);
