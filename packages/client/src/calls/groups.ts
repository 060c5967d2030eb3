import * as z from "zod/mini";
import { dateTime, flag, maybe, number, text } from "../wire-value.ts";
import { COMMON_CODES } from "./common-codes.ts";
import { defineCall } from "./define-call.ts";

/** A group of the account's contacts. */
export interface ContactGroup {
  readonly id: number;
  readonly name: string;
  /** The time of its creation; absent where the API does not say. */
  readonly createdAt?: Date;
}

const group = z.pipe(
  z.object({
    id: number,
    name: text,
    createdAt: maybe(dateTime),
    isSpecialFile: maybe(flag),
    isLocationFile: maybe(flag),
  }),
  z.transform(({ id, name, createdAt }): ContactGroup => ({ id, name, ...(createdAt && { createdAt }) })),
);

export const groups = defineCall({
  name: "groups",
  method: "GET",
  path: "/group/list",
  isRead: true,
  codes: COMMON_CODES,
  parameters: () => ({}),
  // In the documented example a list comes with `success` false and without a code.
  acceptedWith: "groups",
  answer: z.pipe(
    z.object({ groups: z.array(group) }),
    z.transform((answer): readonly ContactGroup[] => answer.groups),
  ),
});
