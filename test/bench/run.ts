/**
 * `pnpm bench`: one page of figures, each beside what it has to reach or beside what others do in the same run.
 * `pnpm bench --record` keeps the page in `test/bench/last-page.md`, and what the README shows of it in the README.
 */
import { parseArgs } from "node:util";
import { keystrokeFigures } from "../composer/keystroke.bench.ts";
import {
  allOf,
  limitedSection,
  type PlainFigure,
  plainSection,
  printedPage,
  printedSection,
  type Section,
} from "./bench-page.ts";
import { clientThroughput } from "./client-throughput.ts";
import { counterComparison } from "./counter-comparison.ts";
import { countingFigures } from "./counting-speed.ts";
import { growthFigures } from "./growth.ts";
import { outboxCommit } from "./outbox-commit.ts";
import { recordPage } from "./last-page.ts";
import { describeMachine } from "./machine.ts";
import { sandboxThroughput } from "./sandbox-throughput.ts";
import { sizeComparison } from "./size-comparison.ts";

const { values } = parseArgs({ options: { record: { type: "boolean", default: false } } });
const sections: Section[] = [];

async function add(section: Section): Promise<void> {
  sections.push(section);
  console.log(await printedSection(section));
}

/** A figure, and what it is to be compared with, which is the last one of its list. */
function besideLast(whose: string, figure?: PlainFigure, list: readonly PlainFigure[] = []): PlainFigure[] {
  if (!figure) throw new Error(`${whose}: the figure for the short table is missing`);
  const compared = list.at(-1);
  const beside = compared ? `; ${compared.label.replace(/^For comparison: /, "")}: ${compared.value}` : "";
  return [{ label: `${whose}: ${figure.label.toLowerCase()}`, value: figure.value + beside }];
}

const machine = describeMachine(new Date());
console.log(`${machine}\n`);

await add(
  limitedSection(
    "Counting",
    "A call, and how many times longer it takes than one `charCodeAt` pass with a table lookup over the same text.",
    await allOf(countingFigures()),
  ),
);
await add(
  limitedSection("Growth", "How many times longer a text four times as long takes; linear is 4x.", [
    ...growthFigures(),
  ]),
);
const counters = await counterComparison();
await add(counters.section);
const sizes = await sizeComparison();
await add(sizes.section);

const keys = await keystrokeFigures();
await add(
  limitedSection(
    "A keystroke",
    "In Chromium, with meter and preview: processor time of the page's main thread, by trace. Waiting for the frame's turn is not in it.",
    keys,
  ),
);
const client = await clientThroughput();
const sandbox = await sandboxThroughput();
await add(
  plainSection("Client and sandbox", "On loopback, both sides in this process.", [
    ...client.map((figure) => ({ ...figure, label: `Client. ${figure.label}` })),
    ...sandbox.map((figure) => ({ ...figure, label: `Sandbox. ${figure.label}` })),
  ]),
);
const outbox = await outboxCommit();
await add(
  plainSection(
    "The outbox on disk",
    "Medians of one write of the desktop app, each synced before the next step.",
    outbox,
  ),
);

const short = plainSection("In short", "", [
  ...counters.short,
  ...sizes.short,
  ...keys
    .filter(({ what }) => what === "A key at 1,500 characters: script")
    .map(({ measured }) => ({ label: "A key at 1,500 characters, meter and preview: script", value: measured })),
  ...besideLast("The client", client[0], client),
  ...besideLast("The sandbox", sandbox[0]),
  ...besideLast(
    "The outbox",
    outbox.find(({ label }) => label.startsWith("Attempt")),
    outbox,
  ),
]);
console.log(await printedSection(short));
if (values.record) recordPage(await printedPage(`# What was measured\n\n${machine}`, [short, ...sections]));
