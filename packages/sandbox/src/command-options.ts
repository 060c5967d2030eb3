import { parseArgs } from "node:util";
import { FAULTS, WEBHOOK_FAULTS, parseFaultOrders } from "./faults/fault-orders.ts";
import { isLanguage, LANGUAGE_NAMES } from "./languages/languages.ts";
import { DIALECTS } from "./platform/dialect.ts";
import { fileStorage } from "./storage/file-storage.ts";
import { amountOf } from "./platform/money.ts";
import type { ServeOptions } from "./serve.ts";

const DEFAULT_PORT = 8025;

export const HELP = `sms-sandbox: the SMS Partner API on your own machine. Nothing is sent, nothing is charged.

  sms-sandbox [--port N] [--api-key K] [--credit EUROS] [--lang en|fr] [--dialect recorded|documented]
              [--refusal-status N] [--faults ORDERS] [--data FILE]

  --port N         listen on 127.0.0.1:N (${DEFAULT_PORT}); when it is taken, on the next free one
  --api-key K      the key that your program sends; made at random when absent
  --credit EUROS   credit of the account (50); with --data, of a new FILE
  --lang en|fr     language of the API's messages (en)
  --dialect D      recorded: answers as they were seen of the real API (the default); documented: as its pages say
  --refusal-status N  HTTP status of refusals, such as 400; 200 when absent
  --faults ORDERS  fail on purpose; see below
  --seed N         seed of the faults' probabilities (1): the same seed fails at the same requests
  --data FILE      keep messages, credit and STOP list in FILE, which one sandbox at a time has
  --help           this page

Try it:
  sms-sandbox --api-key test
  curl http://127.0.0.1:${DEFAULT_PORT}/v1/send -d '{"apiKey":"test","phoneNumbers":"0600000000","message":"Hello"}'
  then open http://127.0.0.1:${DEFAULT_PORT}/ to see the message on a handset, and to answer it.

In your program, replace https://api.smspartner.fr/v1 by http://127.0.0.1:${DEFAULT_PORT}/v1.

Faults are written fault[@call][:probability][xTimes], separated by commas:
  --faults drop-after@send:0.1      loses the answer to every tenth send, which was accepted
  --faults rate-limitx3,delay@me    429 three times; then /me answers late
${Object.entries({ ...FAULTS, ...WEBHOOK_FAULTS })
  .map(([fault, what]) => `  ${fault.padEnd(14)} ${what}`)
  .join("\n")}

The first line of the output is the address. Ctrl+C ends it.
`;

/**
 * Reads the arguments of the command.
 *
 * @throws RangeError or TypeError, in one sentence, when an argument is wrong
 */
export function readCommand(args: readonly string[]): ServeOptions | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: String(DEFAULT_PORT) },
      "api-key": { type: "string" },
      credit: { type: "string" },
      lang: { type: "string" },
      dialect: { type: "string" },
      "refusal-status": { type: "string" },
      faults: { type: "string" },
      seed: { type: "string" },
      data: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return "help";
  const { "api-key": apiKey, credit, lang, dialect, "refusal-status": refusalStatus, faults, seed, data } = values;
  if (apiKey === "") throw new RangeError("--api-key is empty");
  if (data === "") throw new RangeError("--data is empty");
  if (lang !== undefined && !isLanguage(lang))
    throw new RangeError(`--lang is ${LANGUAGE_NAMES.join(" or ")}, not "${lang}"`);
  if (dialect !== undefined && dialect !== "recorded" && dialect !== "documented") {
    throw new RangeError(`--dialect is ${DIALECTS.join(" or ")}, not "${dialect}"`);
  }
  if (credit !== undefined) checkCredit(credit);
  return {
    port: readWholeNumber("port", values.port, 65_535),
    ...(apiKey !== undefined && { apiKey }),
    ...(credit !== undefined && { credit }),
    ...(lang !== undefined && { language: lang }),
    ...(dialect !== undefined && { dialect }),
    ...(refusalStatus !== undefined && { refusalStatus: readRefusalStatus(refusalStatus) }),
    ...(faults !== undefined && { faults: parseFaultOrders(faults) }),
    ...(seed !== undefined && { seed: readWholeNumber("seed", seed, 2 ** 32 - 1) }),
    ...(data !== undefined && { storage: fileStorage(data) }),
  };
}

function checkCredit(credit: string): void {
  try {
    amountOf(credit);
  } catch {
    throw new RangeError(`--credit is an amount in euros, such as 12.50, not "${credit}"`);
  }
}

function readRefusalStatus(text: string): number {
  const status = Number(text);
  if (/^\d{3}$/.test(text) && (status === 200 || (status >= 400 && status <= 499))) return status;
  throw new RangeError(`--refusal-status is 200 or from 400 to 499, not "${text}"`);
}

function readWholeNumber(name: string, text: string, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new RangeError(`--${name} is a number from 0 to ${max}, not "${text}"`);
}
