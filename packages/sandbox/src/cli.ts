#!/usr/bin/env node
import { parseArgs } from "node:util";
import { FAULTS, parseFaultOrders } from "./fault-orders.ts";
import { fileStorage } from "./file-storage.ts";
import type { SandboxOptions } from "./options.ts";
import { serveSandbox } from "./serve.ts";
import type { Language } from "./words.ts";

const DEFAULT_PORT = 8025;

const HELP = `sms-sandbox: the SMS Partner API on your own machine. Nothing is sent, nothing is charged.

  sms-sandbox [--port N] [--api-key K] [--credit EUROS] [--lang en|fr] [--faults ORDERS] [--data FILE]

  --port N        listen on 127.0.0.1:N (${DEFAULT_PORT}); when it is taken, on the next free one
  --api-key K     the key that your program sends; made at random when absent
  --credit EUROS  credit of the account (50)
  --lang en|fr    language of the API's messages (en)
  --faults ORDERS fail on purpose; see below
  --seed N        seed of the faults' probabilities (1): the same seed fails at the same requests
  --data FILE     keep messages, credit and STOP list in FILE, so that they survive a restart
  --help          this page

Try it:
  sms-sandbox --api-key test
  curl -s http://127.0.0.1:${DEFAULT_PORT}/v1/send -d '{"apiKey":"test","phoneNumbers":"0600000000","message":"Hello"}'
  then open http://127.0.0.1:${DEFAULT_PORT}/ to see the message on a handset, and to answer it.

In your program, replace https://api.smspartner.fr/v1 by http://127.0.0.1:${DEFAULT_PORT}/v1.

Faults are written fault[@call][:probability][xTimes], separated by commas:
  --faults drop-after@send:0.1        loses the answer to every tenth send, which was accepted
  --faults rate-limitx3,delay@me      429 three times; then /me answers late
${Object.entries(FAULTS)
  .map(([fault, what]) => `  ${fault.padEnd(13)} ${what}`)
  .join("\n")}

The first line of the output is the address. Ctrl+C ends it.
`;

const fail = (sentence: string): never => {
  process.stderr.write(`sms-sandbox: ${sentence}\nTry: sms-sandbox --help\n`);
  process.exit(2);
};

const readArguments = () => {
  try {
    return parseArgs({
      options: {
        port: { type: "string" },
        "api-key": { type: "string" },
        credit: { type: "string" },
        lang: { type: "string" },
        faults: { type: "string" },
        seed: { type: "string" },
        data: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
};

const wholeNumber = (name: string, text: string, max: number): number => {
  const value = Number(text);
  return /^\d+$/.test(text) && value <= max ? value : fail(`--${name} is a number from 0 to ${max}, not "${text}"`);
};

const values = readArguments();
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

const wantedPort = values.port === undefined ? DEFAULT_PORT : wholeNumber("port", values.port, 65_535);
if (values["api-key"] === "") fail("--api-key is empty");
if (values.lang !== undefined && values.lang !== "en" && values.lang !== "fr") fail("--lang is en or fr");

const start = async () => {
  try {
    const options: SandboxOptions = {
      ...(values["api-key"] !== undefined && { apiKey: values["api-key"] }),
      ...(values.credit !== undefined && { credit: values.credit }),
      ...(values.lang !== undefined && { language: values.lang as Language }),
      ...(values.faults !== undefined && { faults: parseFaultOrders(values.faults) }),
      ...(values.seed !== undefined && { seed: wholeNumber("seed", values.seed, 2 ** 32 - 1) }),
      ...(values.data !== undefined && { storage: fileStorage(values.data) }),
    };
    return await serveSandbox({ port: wantedPort, ...options });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
};

const server = await start();
const lines = [
  server.address,
  ...(wantedPort !== 0 && server.port !== wantedPort ? [`Port ${wantedPort} was taken.`] : []),
  `Base URL  ${server.baseUrl}  (in place of https://api.smspartner.fr/v1)`,
  // A key that was given may be a real one; it stays out of the terminal's history.
  `API key   ${values["api-key"] === undefined ? server.sandbox.apiKey : "the one given"}`,
  `Handset   ${server.address}/`,
  "Ctrl+C ends it.",
];
process.stdout.write(`${lines.join("\n")}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void server.close().then(() => process.exit(0));
  });
}
