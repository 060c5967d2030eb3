import { createRequire } from "node:module";
import { bundle } from "../size/bundle.ts";
import { measureSizes, type Size } from "../size/entries.ts";
import type { PlainFigure, Section } from "./bench-page.ts";

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

const english = (figure: number): string => figure.toLocaleString("en");

/** What the element weighs beside the text areas of component libraries, and what to remember of it. */
export async function sizeComparison(): Promise<{ section: Section; short: readonly PlainFigure[] }> {
  const ours = (await measureSizes()).filter(({ name }) => /<sms-|^Lit/.test(name));
  const sizes = [...ours, ...(await librarySizes())].toSorted((one, other) => other.bytes - one.bytes);
  const named = (part: string) => sizes.find(({ name }) => name.includes(part));
  const bytesOf = (part: string): string => english(named(part)?.bytes ?? Number.NaN);
  return {
    section: {
      heading: "Size",
      note: "Bundled by esbuild in this run, minified, gzip -9: what a page loads at once. An application carries the form control of `<sms-composer>`; what is seen and done loads when the element comes on a page. The others are a bare field, without the rest of their library.",
      columns: ["", "what", "bytes", "limit"],
      rows: sizes.map(({ name, bytes, limit }) => [
        limit === undefined ? "" : bytes <= limit ? "✔" : "✖",
        name,
        english(bytes),
        limit === undefined ? "" : `≤ ${english(limit)}`,
      ]),
    },
    short: [
      {
        label: "`<sms-composer>`, min and gzip",
        value: `${bytesOf("in an application")} bytes in an application, ${bytesOf("where it shows")} on the page where it shows; Web Awesome's text area alone ${bytesOf("wa-textarea")}`,
      },
    ],
  };
}
