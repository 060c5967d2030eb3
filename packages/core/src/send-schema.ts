import * as z from "zod/mini";
import type { Issue } from "./issue.ts";
import type { SendRequest } from "./send-request.ts";
import { DRAFT_FIELDS } from "./send-rules.ts";
import { issuesAlone, issuesTogether, validateSendRequest } from "./send-validation.ts";

type Value<Field extends keyof SendRequest> = NonNullable<SendRequest[Field]>;

/** Our issues as zod's; `continue`, so that every rule is asked whatever else is broken. */
const check = <Checked>(issuesOf: (value: Checked) => readonly Issue[], path: (issue: Issue) => string[]) =>
  z.check<Checked>(({ value, issues }) => {
    for (const issue of issuesOf(value)) {
      const { code: message } = issue;
      issues.push({ code: "custom", input: value, path: path(issue), message, params: issue, continue: true });
    }
  });

const field = <Field extends keyof SendRequest>(name: Field) =>
  z.custom<Value<Field>>().check(
    check(
      (value) => issuesAlone(name, value, {}),
      () => [],
    ),
  );

/**
 * A zod schema of `SendRequest`, made of the rules of `validateSendRequest`; `scheduledAt` may be an ISO 8601 text with
 * its offset, and comes out as a `Date`. Unknown members are dropped. It has no clock: whether `scheduledAt` has passed
 * is for `validateSendRequest` to say. `toIssues` gives a failure's issues.
 */
export const sendRequestSchema = z
  .object({
    recipients: field("recipients"),
    message: field("message"),
    range: z.exactOptional(field("range")),
    sender: z.exactOptional(field("sender")),
    stop: z.exactOptional(field("stop")),
    unicode: z.exactOptional(field("unicode")),
    scheduledAt: z.exactOptional(z.pipe(z.transform(readMoment), field("scheduledAt"))),
    tag: z.exactOptional(field("tag")),
    responseUrl: z.exactOptional(field("responseUrl")),
    receiptUrl: z.exactOptional(field("receiptUrl")),
    sandbox: z.exactOptional(field("sandbox")),
  })
  .check(check(issuesTogether, (issue) => [issue.field]));

/** The issues of a failed `sendRequestSchema.safeParse`, as `validateSendRequest` gives them. */
export function toIssues({ issues }: z.core.$ZodError): Issue[] {
  const ours = issues.flatMap((issue) => (issue.code === "custom" ? [issue.params as Issue] : []));
  // What is no object at all has nothing that is required.
  if (ours.length === 0) return validateSendRequest({}, { now: new Date(0) });
  return DRAFT_FIELDS.flatMap((name) => ours.filter((issue) => issue.field === name));
}

/** ISO 8601 with an offset: without one, the moment would depend on the machine that reads it. */
const ISO_MOMENT = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

function readMoment(value: Date | string): Date {
  if (typeof value !== "string") return value;
  const day = ISO_MOMENT.exec(value)?.[1];
  return new Date(day && new Date(day).toJSON()?.startsWith(day) ? value : NaN);
}
