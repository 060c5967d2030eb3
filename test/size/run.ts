/** `pnpm size`: what each entry weighs beside what was recorded and its limit; `pnpm size --record` records it. */
import { parseArgs } from "node:util";
import { bundleSize } from "./bundle-size.ts";
import { SIZE_ENTRIES } from "./entries.ts";
import { readRecordedSizes, type RecordedSizes, writeRecordedSizes } from "./recorded-sizes.ts";

const { values } = parseArgs({ options: { record: { type: "boolean", default: false } } });
const recorded = readRecordedSizes();
const sizes: RecordedSizes = Object.fromEntries(
  await Promise.all(
    SIZE_ENTRIES.map(async ({ name, code, limit }) => [name, { bytes: await bundleSize(code), limit }] as const),
  ),
);

for (const [name, { bytes, limit }] of Object.entries(sizes)) {
  const before = recorded[name]?.bytes;
  const change = before === undefined ? "new" : before === bytes ? "as recorded" : `${before} recorded`;
  const over = bytes <= limit ? "" : `, ${bytes - limit} too many`;
  console.log(`${bytes <= limit ? "✔" : "✖"} ${name}: ${bytes} bytes (${change}), limit ${limit}${over}`);
}
const outgrown = Object.entries(sizes).filter(
  ([name, { bytes, limit }]) => bytes > limit && (recorded[name]?.bytes ?? bytes) <= limit,
);
if (outgrown.length > 0) {
  console.log(`\nNot recorded: ${outgrown.map(([name]) => name).join("; ")} was within its limit and has to stay so.`);
  process.exitCode = 1;
} else if (values.record) writeRecordedSizes(sizes);
else if (JSON.stringify(sizes) !== JSON.stringify(recorded)) {
  console.log("\nNot what is recorded. If it is meant to be so: pnpm size --record");
  process.exitCode = 1;
}
