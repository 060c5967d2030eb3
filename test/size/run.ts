/** `pnpm size`: each figure beside its limit and what was recorded; `pnpm size --record` records what there is now. */
import { parseArgs } from "node:util";
import { measureSizes } from "./entries.ts";
import { faultsOf, readRecordedSizes, recordSizes } from "./recorded-sizes.ts";

const { values } = parseArgs({ options: { record: { type: "boolean", default: false } } });
const sizes = await measureSizes();
const before = readRecordedSizes();
if (values.record) recordSizes(sizes);
const recorded = readRecordedSizes();

for (const size of sizes) {
  const { name, bytes, limit } = size;
  const faults = faultsOf(size, recorded);
  const was = before[name] === bytes ? "" : ` (${before[name] ?? "nothing"} recorded before)`;
  console.log(`${faults.length === 0 ? "✔" : "✖"} ${name}: ${bytes} bytes${was}${limit ? `, limit ${limit}` : ""}`);
  for (const fault of faults) console.log(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
const gone = Object.keys(recorded).filter((name) => !sizes.some((size) => size.name === name));
if (gone.length > 0) {
  console.log(`✖ recorded and no longer measured: ${gone.join("; ")}`);
  process.exitCode = 1;
}
