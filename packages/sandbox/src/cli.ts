#!/usr/bin/env node
import { HELP, readCommand } from "./command-options.ts";
import { serveSandbox, type ServeOptions } from "./serve.ts";

function fail(error: unknown): never {
  const [sentence] = (error instanceof Error ? error.message : String(error)).split("\n");
  process.stderr.write(`sms-sandbox: ${sentence}\nTry: sms-sandbox --help\n`);
  process.exit(2);
}

async function run(options: ServeOptions): Promise<void> {
  const server = await serveSandbox(options);
  const lines = [
    server.address,
    ...(options.port && server.port !== options.port ? [`Port ${options.port} was taken.`] : []),
    `Base URL  ${server.baseUrl}  (in place of https://api.smspartner.fr/v1)`,
    // A key that was given may be a real one; it stays out of the terminal's history.
    `API key   ${options.apiKey === undefined ? server.sandbox.apiKey : "the one given"}`,
    `Handset   ${server.address}/`,
    "Ctrl+C ends it.",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void server.close().then(() => process.exit(0), fail);
    });
  }
}

try {
  const command = readCommand(process.argv.slice(2));
  if (command === "help") process.stdout.write(HELP);
  else await run(command);
} catch (error) {
  fail(error);
}
