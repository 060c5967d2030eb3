/** A custom property of the element, with what it is when a page does not set it. */
interface ThemeProperty {
  readonly name: string;
  readonly says: string;
  readonly value: string;
}

export const COLOURS: readonly ThemeProperty[] = [
  { name: "--sms-accent", value: "light-dark(#0b6b63, #45c4b4)", says: "the button that sends, bars, focus" },
  { name: "--sms-accent-text", value: "light-dark(#fff, #04211e)", says: "text on it" },
  { name: "--sms-surface", value: "light-dark(#fff, #171b20)", says: "background" },
  {
    name: "--sms-sunken",
    value: "light-dark(#f6f8f9, #11151a)",
    says: "background of the preview, the foot and the panels",
  },
  { name: "--sms-text", value: "light-dark(#14181d, #e8ecf0)", says: "text" },
  { name: "--sms-quiet", value: "light-dark(#55616d, #a2adb8)", says: "text that is less important" },
  { name: "--sms-line", value: "light-dark(#d3dae0, #313943)", says: "lines between parts" },
  { name: "--sms-edge", value: "light-dark(#76828e, #7c8894)", says: "borders of what can be operated" },
  { name: "--sms-warning", value: "light-dark(#8a5200, #f0b45b)", says: "warnings" },
  { name: "--sms-warning-surface", value: "light-dark(#fff5e3, #2a2114)", says: "background of warnings" },
  { name: "--sms-error", value: "light-dark(#b3261e, #ff9a92)", says: "errors" },
  { name: "--sms-error-surface", value: "light-dark(#fdeceb, #2f1917)", says: "background of wrong numbers" },
  {
    name: "--sms-bubble",
    value: "light-dark(#e7ebef, #262d35)",
    says: "background of the message on the handset",
  },
];

export const LENGTHS: readonly (ThemeProperty & { readonly max: number; readonly step: number })[] = [
  { name: "--sms-radius", value: "10px", says: "corners", max: 24, step: 1 },
  { name: "--sms-gap", value: "min(1.25rem, 5cqi)", says: "space between parts", max: 3, step: 0.05 },
  { name: "--sms-preview-width", value: "18.5rem", says: "width of the preview beside the form", max: 30, step: 0.5 },
];

/** Values by name. */
export type Theme = Readonly<Record<string, string>>;

export const DEFAULTS: Theme = Object.fromEntries([...COLOURS, ...LENGTHS].map(({ name, value }) => [name, value]));

/** A colour for light pages and one for dark ones, as `#rrggbb`. */
export interface ColourPair {
  readonly light: string;
  readonly dark: string;
}

export const SCHEMES = ["light", "dark"] as const;

/** `#abc` as `#aabbcc`: what a colour input takes. */
const inFull = (colour: string): string =>
  /^#...$/.test(colour) ? colour.replace(/[\da-f]/gi, (digit) => digit + digit) : colour;

export function readPair(value: string): ColourPair {
  const [light = "#000000", dark = light] = value.match(/#[\da-f]{3,6}/gi) ?? [];
  return { light: inFull(light), dark: inFull(dark) };
}

export const writePair = ({ light, dark }: ColourPair): string => `light-dark(${light}, ${dark})`;

/** The theme that a style sheet sets. */
export const readTheme = (css: string): Theme => ({
  ...DEFAULTS,
  ...Object.fromEntries([...css.matchAll(/(--sms-[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value])),
});

/** The style sheet of what differs from the element's own look. */
export function writeTheme(theme: Theme): string {
  const changed = Object.entries(theme).filter(([name, value]) => value !== DEFAULTS[name]);
  if (changed.length === 0) return "/* The element's own look: nothing to set. */";
  const lines = changed.map(([name, value]) => `  ${name}: ${value};`);
  return ["sms-composer,", "sms-meter {", ...lines, "}"].join("\n");
}
