/**
 * `pnpm bench`: one page of figures, each beside what it has to reach or beside what others do in the same run. It ends
 * with status 1 when a figure misses its limit. `pnpm bench --record` keeps the page in `test/bench/last-page.md`, and
 * what the README shows of it in the README, misses included.
 */
import { parseArgs } from "node:util";
import { keystrokeMeasurements } from "../composer/keystroke.bench.ts";
import { longListMeasurements } from "../composer/long-list.bench.ts";
import { allOf, measurementSection, printedPage, printedSection, type Section, shortSection } from "./bench-page.ts";
import { clientThroughput } from "./client-throughput.ts";
import { counterComparison } from "./counter-comparison.ts";
import { countingMeasurements } from "./counting-speed.ts";
import type { Measurement } from "./measurement.ts";
import { growthMeasurements } from "./growth.ts";
import { recordPage } from "./last-page.ts";
import { describeMachine } from "./machine.ts";
import { outboxCommit } from "./outbox-commit.ts";
import { outboxIntake } from "./outbox-intake.ts";
import { outboxThroughput } from "./outbox-throughput.ts";
import { sandboxGrowth } from "./sandbox-growth.ts";
import { sandboxThroughput } from "./sandbox-throughput.ts";
import { sizeComparison } from "./size-comparison.ts";

const { values } = parseArgs({ options: { record: { type: "boolean", default: false } } });
const sections: Section[] = [];

async function add(section: Section): Promise<void> {
  sections.push(section);
  console.log(await printedSection(section));
}

/** A figure of ours for the short table, and beside it what it is to be compared with. */
function chosen(whose: string, figure: Measurement | undefined, compared?: Measurement): Measurement {
  if (!figure) throw new Error(`${whose}: the figure for the short table is missing`);
  const beside = compared ? `; ${compared.what.replace(/^For comparison: /, "")}: ${compared.measured}` : "";
  return { ...figure, what: `${whose}: ${figure.what.toLowerCase()}`, measured: figure.measured + beside };
}

const withPrefix = (prefix: string, figures: readonly Measurement[]): readonly Measurement[] =>
  figures.map((figure) => ({ ...figure, what: `${prefix}. ${figure.what}` }));

const machine = describeMachine(new Date());
console.log(`${machine}\n`);

await add(
  measurementSection(
    "Counting",
    "A call, and how many times longer it takes than one `charCodeAt` pass with a table lookup over the same text.",
    await allOf(countingMeasurements()),
  ),
);
await add(
  measurementSection(
    "Growth",
    "How many times more processor time a text four times as long takes; linear is 4x. Medians of pairs.",
    [...growthMeasurements()],
  ),
);
const counters = await counterComparison();
await add(counters.section);
const sizes = await sizeComparison();
await add(sizes.section);

const keys = await keystrokeMeasurements();
await add(
  measurementSection(
    "A keystroke",
    "In Chromium, with meter and preview: processor time of the page's main thread, by trace. Waiting for the frame's turn is not in it.",
    keys,
  ),
);
await add(
  measurementSection(
    "A long list",
    "In Chromium: 100,000 people from a file, and as many numbers. Processor time of the page's main thread, by trace.",
    await longListMeasurements(),
  ),
);
const client = await clientThroughput();
const sandbox = await sandboxThroughput();
await add(
  measurementSection("Client and sandbox", "On loopback, both sides in this process.", [
    ...withPrefix("Client", client),
    ...withPrefix("Sandbox", sandbox),
    ...withPrefix("Sandbox", await sandboxGrowth()),
  ]),
);
const outbox = await outboxCommit();
await add(
  measurementSection(
    "The outbox on disk",
    "Medians of one write of the desktop app, each synced before the next step.",
    outbox,
  ),
);

await add(
  measurementSection(
    "The outbox of a server",
    "Over each store, with a sandbox as a process of its own on the same machine.",
    [...(await outboxThroughput()), ...(await outboxIntake())],
  ),
);

const attempt = outbox.find(({ what }) => what.startsWith("Attempt"));
const short = shortSection(
  [
    ...counters.short,
    ...sizes.short,
    ...keys.filter(({ what }) => what.startsWith("A key at 1,500 characters: ")),
    chosen("The client", client[0], client.at(-1)),
    chosen("The sandbox", sandbox[0]),
    chosen("The outbox", attempt, outbox.at(-1)),
  ],
  sections,
);
console.log(await printedSection(short));
if (values.record) recordPage(await printedPage(`# What was measured\n\n${machine}`, [short, ...sections]));

const missed = sections.flatMap((section) => section.missed);
for (const { what, measured, limit } of missed) console.log(`✖ ${what}: ${measured}, limit ${limit}`);
if (missed.length > 0) process.exitCode = 1;
