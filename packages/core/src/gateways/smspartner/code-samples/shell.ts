import { BASE_URL, KEY_MISSING, KEY_VARIABLE, TIMEOUT_SECONDS } from "./sample-program.ts";
import type { SampleLanguage } from "./sample-program.ts";
import { SHELL_JSON_LITERAL, literal } from "./string-literal.ts";

/** The body goes through a pipe, since arguments of a command can be read by every user of the machine. */
export const shell: SampleLanguage = {
  name: "cURL",
  fileName: "send.sh",
  program: (fields) => `#!/bin/sh
BASE_URL='${BASE_URL}'

: "\${${KEY_VARIABLE}:?${KEY_MISSING}}"
key=$(printf '%s' "$${KEY_VARIABLE}" | sed 's/[\\\\"]/\\\\&/g')

printf '{ "apiKey": "%s",%s}' "$key" '
${fields.map(([name, value]) => `  "${name}": ${literal(value, SHELL_JSON_LITERAL)}`).join(",\n")}
' | curl --silent --show-error --max-time ${TIMEOUT_SECONDS} \\
  --header 'Content-Type: application/json; charset=utf-8' \\
  --data-binary @- "$BASE_URL/send" |
  awk '{ print } /"success" *: *true/ { accepted = 1 } END { exit !accepted }'
`,
};
