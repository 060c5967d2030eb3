import { createRequire } from "node:module";
import { bundle } from "../size/bundle.ts";
import { measureSizes, type Size } from "../size/entries.ts";
import { measurementSection, type Section } from "./bench-page.ts";
import type { Measurement } from "./measurement.ts";

const load = createRequire(import.meta.url);
const versionOf = (name: string): string => (load(`${name}/package.json`) as { version: string }).version;

/** A text area of each component library as its documentation imports it, and nothing else of the library. */
const LIBRARIES = [
  ["Web Awesome", "@awesome.me/webawesome", "dist/components/textarea/textarea.js", "`<wa-textarea>`"],
  ["Material Web", "@material/web", "textfield/outlined-text-field.js", "`<md-outlined-text-field>`"],
  ["Vaadin", "@vaadin/text-area", "vaadin-text-area.js", "`<vaadin-text-area>`"],
] as const;

const librarySizes = (): Promise<readonly Size[]> =>
  Promise.all(
    LIBRARIES.map(async ([library, name, path, tag]) => {
      const made = await bundle(`import "${name}/${path}";`, { from: import.meta.dirname });
      return { name: `${library} ${versionOf(name)}, ${tag} alone`, bytes: made.bytesOf(made.chunksOf()) };
    }),
  );

const english = (bytes: number): string => bytes.toLocaleString("en");

const asMeasurement = ({ name, bytes, limit }: Size): Measurement => ({
  what: name,
  measured: english(bytes),
  ...(limit !== undefined && { limit: `≤ ${english(limit)}`, reached: bytes <= limit }),
});

/** Compares the size of the element with the text areas of component libraries. */
export async function sizeComparison(): Promise<{ section: Section; short: readonly Measurement[] }> {
  const all = await measureSizes();
  // Every figure with a limit that is passed is shown, whatever it is of.
  const ours = all.filter(({ name, bytes, limit = Infinity }) => /<sms-|^Lit/.test(name) || bytes > limit);
  const sizes = [...ours, ...(await librarySizes())].toSorted((one, other) => other.bytes - one.bytes);
  const inShort = /in an application|where it shows|<wa-textarea>/;
  return {
    section: measurementSection(
      "Size",
      "Bytes, bundled by esbuild in this run, minified, gzip -9: what a page loads at once. An application carries the form control of `<sms-composer>`; what is seen and done loads when the element comes on a page. The others are a bare field, without the rest of their library.",
      sizes.map(asMeasurement),
    ),
    short: sizes
      .filter(({ name }) => inShort.test(name))
      .map(asMeasurement)
      .map((figure) => ({ ...figure, measured: `${figure.measured} bytes` })),
  };
}
