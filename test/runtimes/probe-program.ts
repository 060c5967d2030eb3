/** The probe as a program: scenarios as JSON in its argument, their endings as JSON on its last line. */
import { perform } from "./probe.ts";
import type { Endings, Scenario } from "./probe.ts";

const scenarios = JSON.parse(process.argv[2] ?? "[]") as readonly Scenario[];
const endings: Endings[] = [];
for (const scenario of scenarios) endings.push(await perform(scenario));
console.log(JSON.stringify(endings));
// Some runtimes wait for what is kept open.
process.exit(0);
