import { BLANK_KINDS } from "@sms-composer/core/message-templates";
import * as z from "zod/mini";

const blank = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  kind: z.enum(BLANK_KINDS),
  /** The choices, where `kind` is `choice`. */
  choices: z.optional(z.readonly(z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(50)))),
});

/** A text that is written again and again, with blanks such as `{Heure}`, and the options that go with it. */
export const templateSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  message: z.string().check(z.minLength(1), z.maxLength(10_000)),
  sender: z.optional(z.string().check(z.maxLength(11))),
  range: z.optional(z.enum(["premium", "lowCost"])),
  stop: z.optional(z.boolean()),
  unicode: z.optional(z.boolean()),
  blanks: z.array(blank).check(z.maxLength(100)),
});

export type Template = z.infer<typeof templateSchema>;
export type Blank = z.infer<typeof blank>;
