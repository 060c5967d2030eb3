import { CONTROL_CODES, STOP_LIST_CODES } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { dateTime, number, text, unread } from "../wire-value.ts";
import { defineCall, NO_RESULT } from "./define-call.ts";

/** A number that wants no more messages. */
export interface Stop {
  /** The identifier by which `removeStop` takes the entry off the list. */
  readonly id: number;
  /** E.164. */
  readonly phoneNumber: string;
  readonly createdAt: Date;
}

const codes = { ...CONTROL_CODES, ...STOP_LIST_CODES };

export const stopList = defineCall({
  name: "stopList",
  method: "GET",
  path: "/stop-sms/list",
  isRead: true,
  codes,
  parameters: () => ({}),
  answer: z.pipe(
    z.object({
      nbData: unread,
      data: z.array(z.object({ id: number, phoneNumber: text, createdAt: dateTime })),
    }),
    z.transform(({ data }): readonly Stop[] => data),
  ),
});

export const addStop = defineCall({
  name: "addStop",
  method: "POST",
  path: "/stop-sms/add",
  isRead: false,
  codes,
  parameters: (phoneNumber: string) => ({ phoneNumber }),
  answer: z.pipe(
    z.object({ stopId: number }),
    z.transform(({ stopId }) => stopId),
  ),
});

export const removeStop = defineCall({
  name: "removeStop",
  method: "GET",
  path: "/stop-sms/delete",
  isRead: false,
  codes,
  parameters: (id: number) => ({ id }),
  answer: NO_RESULT,
});
