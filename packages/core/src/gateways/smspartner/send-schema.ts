import * as z from "zod/mini";
import type { Issue } from "../../request/issue.ts";
import { readScheduledAt } from "../../request/scheduled-at.ts";
import type { SendRequest } from "../../request/send-request.ts";
import { findIssues } from "./send-validation.ts";
import { FIELD_NAMES, rowOf } from "./fields.ts";
import type { FieldKind, FieldsOfKind } from "./fields.ts";

type Value<Field extends keyof SendRequest> = NonNullable<SendRequest[Field]>;

/** A schema of a field; a time may come as a text. */
type FieldSchema<Field extends keyof SendRequest> = z.ZodMiniType<
  Value<Field>,
  Field extends FieldsOfKind<"time"> ? Value<Field> | string : Value<Field>
>;

type Shape = {
  [Field in keyof SendRequest]-?: Partial<Pick<SendRequest, Field>> extends Pick<SendRequest, Field>
    ? z.ZodMiniExactOptional<FieldSchema<Field>>
    : FieldSchema<Field>;
};

const KIND_SCHEMAS: Readonly<Partial<Record<FieldKind, z.ZodMiniType>>> = {
  time: z.pipe(
    z.transform((value: unknown) => readScheduledAt(value)),
    z.custom<Date>(),
  ),
};

/** A value of the wrong type is for the rules to name. */
function schemaOf(field: keyof SendRequest): z.ZodMiniType {
  const { kind, required } = rowOf(field);
  const schema = KIND_SCHEMAS[kind] ?? z.custom<unknown>();
  return required ? schema : z.exactOptional(schema);
}

/**
 * A zod schema of `SendRequest`: its fields, and the rules of `validateSendRequest` as one check. `scheduledAt` may be
 * an ISO 8601 text with its offset, and comes out as a `Date`. Unknown members are dropped. It has no clock: whether
 * `scheduledAt` has passed is for `validateSendRequest` to say. `toIssues` gives a failure's issues.
 */
export const sendRequestSchema = z
  .object(Object.fromEntries(FIELD_NAMES.map((field) => [field, schemaOf(field)])) as unknown as Shape)
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
