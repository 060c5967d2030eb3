import type { Range } from "../request/send-request.ts";

/** How an SMS is encoded: the GSM 7-bit default alphabet, or UCS-2/UTF-16 (3GPP TS 23.038). */
export type Encoding = "gsm" | "unicode";

/** How a text is looked at. */
export interface AnalysisOptions {
  /**
   * `gsm` (the default): what GSM cannot carry is unsupported. `unicode`: everything goes, 70 units in an SMS.
   * `auto`: GSM when nothing is unsupported, Unicode otherwise.
   */
  readonly mode?: Encoding | "auto";
  /**
   * `smspartner` (the default): the vendor's normalising, table and line breaks.
   * `standard`: 3GPP TS 23.038 and 23.040 on the text as it stands.
   */
  readonly profile?: "smspartner" | "standard";
  /** Price range, default `premium`; `lowCost` is one SMS of 160 units. */
  readonly range?: Range;
  /** Commercial message: `true` reserves the default STOP mention, a string is the mention itself, with its leading space. */
  readonly stop?: boolean | string;
}
