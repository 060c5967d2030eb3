import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { type CounterLine, counterLines, EXACTNESS_TEXTS, SPEED_TEXTS } from "./against-counters.ts";
import type { Section } from "./bench-page.ts";
import type { Measurement } from "./measurement.ts";

const OURS = `export { countSegments } from "@sms-composer/core/standard-segments"`;

/** A counter as a page would load it, minified and `gzip -9`. */
async function bytesOf(code: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "esm",
    target: "es2022",
    conditions: ["@sms-composer/source"],
    write: false,
    logLevel: "error",
  });
  return outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
}

const english = (figure: number): string => figure.toLocaleString("en");
const letter = (index: number): string => String.fromCharCode(65 + index);
const times = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 1 : 0)}x`;
const slowness = (ratio = Number.NaN): string => english(Number(ratio.toFixed(ratio < 10 ? 1 : 0)));
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Our counting beside the seven others, and what to remember of it. */
export async function counterComparison(): Promise<{ section: Section; short: readonly Measurement[] }> {
  const [ours, ...others] = counterLines();
  const lines = await Promise.all(
    [ours, ...others].map(async (line) => {
      const bytes = await bytesOf(line === ours ? OURS : `export * from "${line.name}"`);
      return { ...line, bytes };
    }),
  );
  const section: Section = {
    heading: "Against other counters",
    note: `Our standard profile with mode \`auto\` and seven packages from npm. First: on how many of about ${english(EXACTNESS_TEXTS)} random texts encoding and SMS are those of the standard, as a second, simple implementation counts. Bytes: minified, gzip -9. Then microseconds for a text, and how many times ours that is, measured in turn. ${SPEED_TEXTS.map(({ name }, index) => `${letter(index)}: ${name}`).join("; ")}.`,
    columns: ["counter", "right", "bytes", ...SPEED_TEXTS.map((_, index) => letter(index))],
    rows: lines.map((line) => [
      line === lines[0] ? `**${line.name}**` : line.name,
      percent(line.exact),
      english(line.bytes),
      ...line.slower.map((ratio, index) => {
        const time = line.microseconds[index] ?? Number.NaN;
        return `${english(Number(time.toFixed(time < 10 ? 2 : 0)))} (${times(ratio)})`;
      }),
    ]),
    missed: [],
  };
  return { section, short: inShort(ours, others, lines[0]?.bytes ?? Number.NaN) };
}

/** The share of right counts below which a counter's speed is no comparison. */
const MOSTLY_RIGHT = 0.95;
const LONG_TEXT = SPEED_TEXTS.findIndex(({ text }) => text.length === 1530);

function inShort(ours: CounterLine, others: readonly CounterLine[], bytes: number): Measurement[] {
  const shares = others.map(({ exact }) => exact).toSorted((one, other) => one - other);
  const right = others.filter(({ exact }) => exact >= MOSTLY_RIGHT);
  const ratios = right.map((line) => line.slower[LONG_TEXT] ?? Number.NaN).toSorted((one, other) => one - other);
  const time = ours.microseconds[LONG_TEXT] ?? Number.NaN;
  return [
    {
      what: `SMS of ${english(EXACTNESS_TEXTS)} random texts counted as the standard says`,
      measured: `${percent(ours.exact)}; seven other counters ${percent(shares[0] ?? 0)} to ${percent(shares.at(-1) ?? 0)}`,
    },
    {
      what: "Counting a text of 1,530 characters",
      measured: `${time.toFixed(1)} µs; the ${ratios.length} others that are right on 95 % of the texts or more take ${slowness(ratios[0])} to ${slowness(ratios.at(-1))} times that`,
    },
    { what: "Counting alone, min and gzip", measured: `${english(bytes)} bytes` },
  ];
}
