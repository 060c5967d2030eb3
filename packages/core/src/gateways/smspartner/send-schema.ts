import * as z from "zod/mini";
import type { Issue } from "../../request/issue.ts";
import { readScheduledAt } from "../../request/scheduled-moment.ts";
import type { Range, SendRequest } from "../../request/send-request.ts";
import { findIssues } from "../../request/send-validation.ts";

const text = z.exactOptional(z.custom<string>());
const flag = z.exactOptional(z.custom<boolean>());

/**
 * A zod schema of `SendRequest`: its fields, and the rules of `validateSendRequest` as one check. `scheduledAt` may be
 * an ISO 8601 text with its offset, and comes out as a `Date`. Unknown members are dropped. It has no clock: whether
 * `scheduledAt` has passed is for `validateSendRequest` to say. `toIssues` gives a failure's issues.
 */
export const sendRequestSchema = z
  .object({
    recipients: z.custom<readonly string[]>(),
    message: z.custom<string>(),
    range: z.exactOptional(z.custom<Range>()),
    sender: text,
    stop: flag,
    unicode: flag,
    scheduledAt: z.exactOptional(
      z.pipe(
        z.transform((value: Date | string) => readScheduledAt(value)),
        z.custom<Date>(),
      ),
    ),
    tag: text,
    responseUrl: text,
    receiptUrl: text,
    sandbox: flag,
  } satisfies Record<keyof SendRequest, unknown>)
  .check(
    z.check(
      ({ value, issues }) => {
        for (const issue of findIssues(value, -Infinity)) {
          issues.push({ code: "custom", input: value, path: [issue.field], message: issue.code, params: issue });
        }
      },
      // Also where zod has found the shape wrong, so that every rule is asked at once.
      { when: () => true },
    ),
  );

/** The issues of a failed `sendRequestSchema.safeParse`, as `validateSendRequest` gives them. */
export function toIssues({ issues }: z.core.$ZodError): Issue[] {
  return issues.flatMap((issue) => (issue.code === "custom" ? [issue.params as Issue] : []));
}
