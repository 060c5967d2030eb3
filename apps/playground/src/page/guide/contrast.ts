import { readPair, SCHEMES, type Theme } from "./theme-properties.ts";

/** Pairs of text and background, and the contrast that WCAG 2.2 wants of it (1.4.3, 1.4.11). */
const PAIRS = [
  ["--sms-text", "--sms-surface", 4.5],
  ["--sms-text", "--sms-sunken", 4.5],
  ["--sms-text", "--sms-bubble", 4.5],
  ["--sms-quiet", "--sms-surface", 4.5],
  ["--sms-quiet", "--sms-sunken", 4.5],
  ["--sms-accent-text", "--sms-accent", 4.5],
  ["--sms-warning", "--sms-warning-surface", 4.5],
  ["--sms-error", "--sms-surface", 4.5],
  ["--sms-error", "--sms-error-surface", 4.5],
  ["--sms-edge", "--sms-surface", 3],
] as const;

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours as `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Sentences about what is hard to read in a theme. */
export function faintPairs(theme: Theme): string[] {
  return PAIRS.flatMap(([front, back, wanted]) =>
    SCHEMES.flatMap((scheme) => {
      const ratio = contrast(readPair(theme[front] ?? "")[scheme], readPair(theme[back] ?? "")[scheme]);
      if (ratio >= wanted) return [];
      const shown = Math.floor(ratio * 10) / 10;
      return `${front} on ${back}, ${scheme}: ${shown} to 1, where ${wanted} is wanted.`;
    }),
  );
}
