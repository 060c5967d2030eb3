import { BASE_URL, KEY_MISSING, KEY_VARIABLE, TIMEOUT_SECONDS } from "./sample-program.ts";
import type { SampleLanguage } from "./sample-program.ts";
import { JSON_LITERAL, literal } from "./string-literal.ts";

export const python: SampleLanguage = {
  name: "Python",
  fileName: "send.py",
  program: (fields) => `import json
import os
import sys
import urllib.error
import urllib.request

BASE_URL = "${BASE_URL}"

api_key = os.environ.get("${KEY_VARIABLE}")
if not api_key:
    sys.exit("${KEY_MISSING}")

body = {
    "apiKey": api_key,
${fields.map(([name, value]) => `    "${name}": ${literal(value, JSON_LITERAL)},`).join("\n")}
}

request = urllib.request.Request(
    BASE_URL + "/send",
    data=json.dumps(body).encode("utf-8"),
    headers={"Content-Type": "application/json; charset=utf-8"},
)
try:
    with urllib.request.urlopen(request, timeout=${TIMEOUT_SECONDS}) as response:
        answer = response.read().decode("utf-8")
except urllib.error.HTTPError as error:
    answer = error.read().decode("utf-8")  # says what is wrong
print(answer)

sys.exit(0 if json.loads(answer).get("success") is True else 1)
`,
};
