import { CONTROL_CODES, LOOKUP_CODES } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { maybe, no, number, text, yes } from "../wire-value.ts";
import { defineCall } from "./define-call.ts";
import { inPortions } from "./portions.ts";

/** The form of one number, as a look-up finds it. */
export type NumberFormat =
  | {
      readonly valid: true;
      /** The number as it stands in the request. */
      readonly request: string;
      readonly phoneNumber: string;
      /** Calling code, such as 33. */
      readonly prefixCode: number;
      /** The API's name of the country, such as `France`; empty where it gives none. */
      readonly country: string;
      /** The API's name of the kind of number, such as `Mobile`. */
      readonly type: string;
      /** The API's name of the network; empty where it gives none. */
      readonly network: string;
      readonly formats: {
        readonly e164: string;
        readonly international: string;
        readonly national: string;
        readonly rfc3966: string;
      };
    }
  | { readonly valid: false; readonly request: string };

const invalid = z.pipe(
  z.object({ request: text, success: no }),
  z.transform(({ request }): NumberFormat => ({ valid: false, request })),
);

const valid = z.pipe(
  z.object({
    request: text,
    success: yes,
    countryCode: text,
    prefixCode: number,
    phoneNumber: text,
    type: text,
    network: maybe(text),
    format: z.object({ e164: text, international: text, national: text, rfc3966: text }),
  }),
  z.transform(({ request, countryCode, prefixCode, phoneNumber, type, network = "", format }): NumberFormat => {
    return { valid: true, request, phoneNumber, prefixCode, country: countryCode, type, network, formats: format };
  }),
);

const lookupPortion = defineCall({
  name: "lookup",
  method: "POST",
  path: "/lookup",
  isRead: true,
  codes: { ...CONTROL_CODES, ...LOOKUP_CODES },
  parameters: (phoneNumbers: readonly string[]) => ({ phoneNumbers: phoneNumbers.join(",") }),
  answer: z.pipe(
    z.object({ lookup: z.array(z.discriminatedUnion("success", [invalid, valid])) }),
    z.transform((answer): readonly NumberFormat[] => answer.lookup),
  ),
});

export const lookup = inPortions(lookupPortion);
