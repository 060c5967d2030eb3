import { BASE_URL, KEY_MISSING, KEY_VARIABLE, TIMEOUT_SECONDS } from "./sample-program.ts";
import type { SampleLanguage } from "./sample-program.ts";
import { PHP_LITERAL, literal } from "./string-literal.ts";

export const php: SampleLanguage = {
  name: "PHP",
  fileName: "send.php",
  program: (fields) => `<?php
const BASE_URL = '${BASE_URL}';

$apiKey = getenv('${KEY_VARIABLE}');
if (!$apiKey) {
    throw new RuntimeException('${KEY_MISSING}');
}

$body = [
    'apiKey' => $apiKey,
${fields.map(([name, value]) => `    '${name}' => ${literal(value, PHP_LITERAL)},`).join("\n")}
];

$context = stream_context_create(['http' => [
    'method' => 'POST',
    'header' => 'Content-Type: application/json; charset=utf-8',
    'content' => json_encode($body, JSON_THROW_ON_ERROR),
    'timeout' => ${TIMEOUT_SECONDS},
    'ignore_errors' => true, // the body of an error says what is wrong
]]);
$answer = file_get_contents(BASE_URL . '/send', false, $context);
echo $answer, PHP_EOL;

$result = json_decode((string) $answer);
exit(($result->success ?? false) === true ? 0 : 1);
`,
};
