import { createRequire } from "node:module";
import type { Encoding } from "@sms-composer/core/segments";

/** Another package that counts SMS, called in the way that its README shows. */
export interface PublicCounter {
  readonly name: string;
  readonly count: (text: string) => { readonly encoding: Encoding; readonly segments: number };
}

/** None of them has types; each is used through what is written here. */
const load = createRequire(import.meta.url);
const asGsm = (gsm: boolean): Encoding => (gsm ? "gsm" : "unicode");

const { SegmentedMessage } = load("sms-segments-calculator") as {
  SegmentedMessage: new (text: string) => { encodingName: string; segmentsCount: number };
};
const splitSms = load("split-sms") as { split(text: string): { characterSet: string; parts: unknown[] } };
const smsLength = load("sms-length") as { count(text: string): { encoding: string; messages: number } };
const { default: smsCounter } = load("sms-counter") as {
  default: { count(text: string): { encoding: string; messages: number } };
};
const gsm = load("gsm") as (text: string) => { char_set: string; sms_count: number };
const charsetUtils = load("@trt2/gsm-charset-utils") as {
  getCharCount(text: string): { encoding: string; msgCount: number };
};
const smshelper = load("smshelper") as { detectEncoding(text: string): string; parts(text: string): number };

export const PUBLIC_COUNTERS: readonly PublicCounter[] = [
  {
    name: "sms-segments-calculator",
    count(text) {
      const { encodingName, segmentsCount } = new SegmentedMessage(text);
      return { encoding: asGsm(encodingName === "GSM-7"), segments: segmentsCount };
    },
  },
  {
    name: "split-sms",
    count(text) {
      const { characterSet, parts } = splitSms.split(text);
      return { encoding: asGsm(characterSet === "GSM"), segments: parts.length };
    },
  },
  {
    name: "sms-length",
    count(text) {
      const { encoding, messages } = smsLength.count(text);
      return { encoding: asGsm(encoding !== "UTF16"), segments: messages };
    },
  },
  {
    name: "sms-counter",
    count(text) {
      const { encoding, messages } = smsCounter.count(text);
      return { encoding: asGsm(encoding !== "UTF16"), segments: messages };
    },
  },
  {
    name: "gsm",
    count(text) {
      const { char_set: charset, sms_count: segments } = gsm(text);
      return { encoding: asGsm(charset !== "Unicode"), segments };
    },
  },
  {
    name: "@trt2/gsm-charset-utils",
    count(text) {
      const { encoding, msgCount } = charsetUtils.getCharCount(text);
      return { encoding: asGsm(encoding === "GSM"), segments: msgCount };
    },
  },
  {
    name: "smshelper",
    count: (text) => ({
      encoding: asGsm(smshelper.detectEncoding(text) !== "UTF16"),
      segments: smshelper.parts(text),
    }),
  },
];
