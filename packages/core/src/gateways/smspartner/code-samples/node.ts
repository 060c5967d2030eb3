import { BASE_URL, KEY_MISSING, KEY_VARIABLE, TIMEOUT_SECONDS } from "./sample-program.ts";
import type { SampleLanguage } from "./sample-program.ts";
import { JSON_LITERAL, literal } from "./string-literal.ts";

export const node: SampleLanguage = {
  name: "Node.js",
  fileName: "send.mjs",
  program: (fields) => `const BASE_URL = "${BASE_URL}";

const apiKey = process.env.${KEY_VARIABLE};
if (!apiKey) throw new Error("${KEY_MISSING}");

const response = await fetch(\`\${BASE_URL}/send\`, {
  method: "POST",
  headers: { "Content-Type": "application/json; charset=utf-8" },
  body: JSON.stringify({
    apiKey,
${fields.map(([name, value]) => `    ${name}: ${literal(value, JSON_LITERAL)},`).join("\n")}
  }),
  signal: AbortSignal.timeout(${TIMEOUT_SECONDS}_000),
});
const answer = await response.text();
console.log(answer);

if (JSON.parse(answer).success !== true) process.exitCode = 1;
`,
};
