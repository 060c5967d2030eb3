import type { Encoding } from "./analysis-options.ts";

/** Units in a single SMS and in each part of a concatenated one, whose UDH takes the rest (3GPP TS 23.040, 9.2.3.24.1). */
export const SEGMENT_UNITS: Readonly<Record<Encoding, readonly [single: number, concatenated: number]>> = {
  gsm: [160, 153],
  unicode: [70, 67],
};
