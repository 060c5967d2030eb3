/**
 * `pnpm test:differential --texts 1000000 [--seed 1] [--class mixed]`: compares the core with the simple implementation
 * on so many random texts of each class, and prints how long it took. Ends with status 1 at the first difference.
 */
import { parseArgs } from "node:util";
import { findDifference } from "./differential.ts";
import { TEXT_CLASSES } from "./random-texts.ts";

const { values } = parseArgs({
  options: {
    texts: { type: "string", default: "100000" },
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
    class: { type: "string", multiple: true, default: Object.keys(TEXT_CLASSES) },
  },
});
const texts = Number(values.texts);
const seed = Number(values.seed);
if (!Number.isSafeInteger(texts) || texts < 1)
  throw new Error(`--texts takes a number of texts, not "${values.texts}"`);
if (!Number.isSafeInteger(seed)) throw new Error(`--seed takes a whole number, not "${values.seed}"`);

for (const name of values.class) {
  const makeText = TEXT_CLASSES[name];
  if (!makeText) throw new Error(`There is no class "${name}". Classes: ${Object.keys(TEXT_CLASSES).join(", ")}`);
  const startedAt = performance.now();
  const difference = findDifference(makeText, texts, seed);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (difference) {
    console.error(`✖ ${name}, seed ${seed}: ${JSON.stringify(difference, undefined, 2)}`);
    process.exit(1);
  }
  console.log(`✔ ${name}: ${texts.toLocaleString("en")} texts alike, seed ${seed}, ${seconds} s`);
}
