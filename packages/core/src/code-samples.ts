/** A send, written down as a program: `@sms-composer/core/code-samples`. */
import { cSharp } from "./gateways/smspartner/code-samples/c-sharp.ts";
import { go } from "./gateways/smspartner/code-samples/go.ts";
import { java } from "./gateways/smspartner/code-samples/java.ts";
import { node } from "./gateways/smspartner/code-samples/node.ts";
import { php } from "./gateways/smspartner/code-samples/php.ts";
import { python } from "./gateways/smspartner/code-samples/python.ts";
import type { SampleLanguage } from "./gateways/smspartner/code-samples/sample-program.ts";
import { shell } from "./gateways/smspartner/code-samples/shell.ts";
import { swift } from "./gateways/smspartner/code-samples/swift.ts";
import { visualBasic } from "./gateways/smspartner/code-samples/visual-basic.ts";
import type { SendRequest } from "./request/send-request.ts";
import { toWire } from "./gateways/smspartner/wire.ts";

/** The languages, in the order of the vendor's own page. */
const SAMPLES = {
  php,
  vbnet: visualBasic,
  python,
  curl: shell,
  node,
  java,
  swift,
  go,
  csharp: cSharp,
} satisfies Record<string, SampleLanguage>;

/** A language that `codeSample` writes. */
export type CodeLanguage = keyof typeof SAMPLES;

/** An entry of a list of languages. */
export interface CodeLanguageChoice {
  readonly id: CodeLanguage;
  /** Its name, the same in every locale. */
  readonly name: string;
  /** The name to save a sample under. */
  readonly fileName: string;
}

/** The languages, in the order to show them in. */
export const CODE_LANGUAGES: readonly CodeLanguageChoice[] = (Object.keys(SAMPLES) as CodeLanguage[]).map((id) => ({
  id,
  name: SAMPLES[id].name,
  fileName: SAMPLES[id].fileName,
}));

/**
 * The request as a complete program of the language's standard library: it takes the account's key from the environment
 * variable `SMSPARTNER_API_KEY`, posts the request once to `https://api.smspartner.fr/v1/send`, prints the answer, and
 * ends with a status other than 0 when the answer is not a success. The text is to be saved as UTF-8.
 *
 * A lone surrogate, which `validateSendRequest` refuses, is kept by the cURL, Python, Node.js and Java programs; the
 * JSON encoders of the other languages have none, so theirs send U+FFFD.
 *
 * @throws RangeError when the language is none of `CODE_LANGUAGES`.
 */
export function codeSample(request: SendRequest, language: CodeLanguage): string {
  if (!Object.hasOwn(SAMPLES, language)) throw new RangeError(`No code samples in ${String(language)}`);
  return SAMPLES[language].program(Object.entries(toWire(request)));
}
