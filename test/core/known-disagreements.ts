import type { SegmentCount } from "@sms-composer/core/segments";
import { countSegments } from "@sms-composer/core/standard-segments";

/** Texts on which a public counter does not follow 3GPP TS 23.038 and 23.040, and why. */
export interface KnownDisagreement {
  readonly counter: string;
  readonly reason: string;
  readonly example: string;
  /** Segments of the example: ours, and theirs. */
  readonly ours: number;
  readonly theirs: number;
  /** Could this be the reason on that text? */
  readonly applies: (text: string, ours: SegmentCount) => boolean;
}

const emptyIsOne = (counter: string): KnownDisagreement => ({
  counter,
  reason: "an empty text is one SMS",
  example: "",
  ours: 0,
  theirs: 1,
  applies: (text) => text === "",
});

const noFormFeed = (counter: string): KnownDisagreement => ({
  counter,
  reason: "the form feed of the extension table is unknown and makes the text Unicode",
  example: `${"a".repeat(70)}\f`,
  ours: 1,
  theirs: 2,
  applies: (text, { encoding }) => encoding === "gsm" && text.includes("\f"),
});

const partsPairs = (counter: string): KnownDisagreement => ({
  counter,
  reason: "only the length is divided, so a surrogate pair on a boundary is parted",
  example: `${"ж".repeat(66)}😀${"ж".repeat(66)}`,
  ours: 3,
  theirs: 2,
  applies: (_text, { encoding, units, segments }) => encoding === "unicode" && segments > Math.ceil(units / 67),
});

export const KNOWN_DISAGREEMENTS: readonly KnownDisagreement[] = [
  emptyIsOne("sms-segments-calculator"),
  {
    counter: "sms-segments-calculator",
    reason: "a grapheme is never parted, though its code points may be: a joined emoji goes whole into the next SMS",
    example: `${"ж".repeat(65)}👍🏽${"ж".repeat(65)}`,
    ours: 2,
    theirs: 3,
    applies: (text, { encoding }) =>
      encoding === "unicode" && Array.from(new Intl.Segmenter().segment(text)).length < Array.from(text).length,
  },
  emptyIsOne("split-sms"),
  {
    counter: "split-sms",
    reason: "a lone high surrogate is taken for a pair with whatever follows it",
    example: `${"ж".repeat(66)}\ud83d${"ж".repeat(67)}`,
    ours: 2,
    theirs: 3,
    applies: (text) => !text.isWellFormed(),
  },
  noFormFeed("sms-length"),
  partsPairs("sms-length"),
  {
    counter: "sms-length",
    reason: "only the septets are divided, so an extension character on a boundary is parted",
    example: `${"a".repeat(152)}€${"a".repeat(152)}`,
    ours: 3,
    theirs: 2,
    applies: (_text, { encoding, units, segments }) => encoding === "gsm" && segments > Math.ceil(units / 153),
  },
  noFormFeed("sms-counter"),
  partsPairs("sms-counter"),
  {
    counter: "sms-counter",
    reason: "an extension character counts as one septet",
    example: "€".repeat(100),
    ours: 2,
    theirs: 1,
    applies: (text, { encoding, units }) => encoding === "gsm" && units > text.length,
  },
  partsPairs("gsm"),
  emptyIsOne("@trt2/gsm-charset-utils"),
  emptyIsOne("smshelper"),
  noFormFeed("smshelper"),
  partsPairs("smshelper"),
  {
    counter: "smshelper",
    reason: "a part that is exactly full begins another, when there is an extension character",
    example: `€${"a".repeat(304)}`,
    ours: 2,
    theirs: 3,
    applies: (text, { encoding, units, segments }) =>
      encoding === "gsm" && units > text.length && countSegments(`${text}a`).segments > segments,
  },
];
