import type { Encoding } from "../gsm/encoding.ts";
import type { PriceRange } from "../request/send-request.ts";

/** Options of analysing a text, for any profile. */
export interface MessageOptions {
  /**
   * `gsm`: what GSM cannot carry is unsupported. `unicode`: everything goes, 70 units in an SMS. `auto`: GSM when nothing
   * is unsupported, Unicode otherwise.
   *
   * @default `gsm`
   */
  readonly mode?: Encoding | "auto";
  /** Price range; `lowCost` is one SMS of 160 units. @default `premium` */
  readonly range?: PriceRange;
  /** Commercial message: `true` reserves the default STOP mention, a string is the mention itself, with its leading space. */
  readonly stop?: boolean | string;
}
