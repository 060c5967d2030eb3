import { CONTROL_CODES, LOOKUP_CODES } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { performCall } from "../call.ts";
import type { CallOptions, Settings } from "../client-options.ts";
import type { Endpoint } from "../endpoint.ts";
import { figure, flag, maybe, readBy, text } from "../wire-value.ts";
import { ACCEPTANCE } from "./acceptance.ts";
import { inPortions } from "./portions.ts";

/** What a look-up says of the form of one number. */
export type NumberFormat =
  | {
      readonly valid: true;
      /** The number as it was asked for. */
      readonly request: string;
      readonly phoneNumber: string;
      /** Calling code, such as 33. */
      readonly prefixCode: number;
      /** The API's own words: its name of the country, of the kind of number (`Mobile`), and of the network. */
      readonly country: string;
      readonly type: string;
      readonly network: string;
      readonly formats: {
        readonly e164: string;
        readonly international: string;
        readonly national: string;
        readonly rfc3966: string;
      };
    }
  | { readonly valid: false; readonly request: string };

const FORMATS = { e164: text, international: text, national: text, rfc3966: text };

const valid = z.object({
  request: text,
  countryCode: text,
  prefixCode: figure,
  phoneNumber: text,
  type: text,
  network: maybe(text),
  format: z.object(FORMATS),
});

const single = z.pipe(
  z.looseObject({ request: text, success: flag }),
  z.transform((entry, context): NumberFormat => {
    if (!entry.success) return { valid: false, request: entry.request };
    const parsed = z.safeParse(valid, entry);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) {
        context.issues.push({ code: "custom", message, input: entry, path });
      }
      return z.NEVER;
    }
    const { request, countryCode, prefixCode, phoneNumber, type, network = "", format } = parsed.data;
    return { valid: true, request, phoneNumber, prefixCode, country: countryCode, type, network, formats: format };
  }),
);

const endpoint: Endpoint<readonly NumberFormat[]> = {
  call: "lookup",
  method: "POST",
  path: "/lookup",
  isRead: true,
  layout: {
    ...ACCEPTANCE,
    lookup: {
      listOf: {
        request: "value",
        success: "value",
        countryCode: "value",
        prefixCode: "value",
        phoneNumber: "value",
        type: "value",
        network: "value",
        format: { members: { e164: "value", international: "value", national: "value", rfc3966: "value" } },
      },
    },
  },
  codeNames: { ...CONTROL_CODES, ...LOOKUP_CODES },
  read: readBy(
    z.pipe(
      z.object({ lookup: z.array(single) }),
      z.transform(({ lookup: entries }): readonly NumberFormat[] => entries),
    ),
  ),
};

export async function lookup(
  settings: Settings,
  phoneNumbers: readonly string[],
  options?: CallOptions,
): Promise<readonly NumberFormat[]> {
  return inPortions(phoneNumbers, (portion) =>
    performCall(settings, endpoint, { phoneNumbers: portion.join(",") }, options),
  );
}
