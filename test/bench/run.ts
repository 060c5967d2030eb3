/** `pnpm bench`: the figures of counting beside those to reach, then other counters on the same texts. */
import { counterLines, SPEED_TEXTS } from "./against-counters.ts";
import { countingFigures, type Figure } from "./counting-speed.ts";
import { growthFigures } from "./growth.ts";

const WIDTH = 74;

function print({ what, measured, limit, reached }: Figure): void {
  console.log(`${reached ? "✔" : "✖"} ${what.padEnd(WIDTH)} ${measured.padStart(20)}   ${limit}`);
}

console.log("Against one charCodeAt pass with a table lookup; a call\n");
for await (const figure of countingFigures()) print(figure);
console.log("\nGrowth: four times the length\n");
for (const figure of growthFigures()) print(figure);

console.log("\nOther counters, standard profile, mode auto: µs for a text, and times slower than the first line\n");
SPEED_TEXTS.forEach(({ name }, index) => console.log(`  ${String.fromCharCode(65 + index)}  ${name}`));
const header = SPEED_TEXTS.map((_, index) => String.fromCharCode(65 + index).padStart(18)).join("");
console.log(`\n${"".padEnd(38)}${header}   counts as the standard says`);
let ours: readonly number[] = [];
for await (const { name, microseconds, exact } of counterLines()) {
  if (ours.length === 0) ours = microseconds;
  const times = microseconds.map((time, index) => {
    const slower = time / (ours[index] ?? time);
    return `${time.toFixed(time < 10 ? 2 : 0)} (${slower.toFixed(slower < 10 ? 1 : 0)}x)`.padStart(18);
  });
  console.log(`${name.padEnd(38)}${times.join("")}   ${(exact * 100).toFixed(1)} % of random texts`);
}
