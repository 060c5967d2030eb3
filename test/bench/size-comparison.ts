import { componentSizes } from "./component-sizes.ts";
import type { PlainFigure, Section } from "./bench-page.ts";

const english = (figure: number): string => figure.toLocaleString("en");

/** What the element weighs beside the text areas of component libraries, and what to remember of it. */
export async function sizeComparison(): Promise<{ section: Section; short: readonly PlainFigure[] }> {
  const sizes = await componentSizes();
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
