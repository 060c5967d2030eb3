/** `npm start`: the sandbox and the playground's page, until Ctrl+C. */
import { parseArgs } from "node:util";
import { openBrowserWindow } from "./browser-window.ts";
import { openPlayground, type Ports } from "./playground.ts";

const HELP = `Usage: pnpm run dev [--port N] [--sandbox-port N] [--no-open] [--no-watch]

  --port N          port of the page (5173); 0 for any free one
  --sandbox-port N  port of the sandbox (8025); 0 for any free one
  --no-open         opens no browser
  --no-watch        does not reload the page when a source changes
`;

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n\n${HELP}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        port: { type: "string", default: "5173" },
        "sandbox-port": { type: "string", default: "8025" },
        open: { type: "boolean", default: true },
        watch: { type: "boolean", default: true },
        help: { type: "boolean", short: "h" },
      },
      allowNegative: true,
    }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function portNumber(option: string, text: string): number {
  const port = Number(text);
  return /^\d+$/.test(text) && port <= 65_535 ? port : fail(`--${option} is a number from 0 to 65535, not "${text}".`);
}

const values = readArguments();
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const wanted: Ports = {
  page: portNumber("port", values.port),
  sandbox: portNumber("sandbox-port", values["sandbox-port"]),
};

const playground = await openPlayground(wanted, { watch: values.watch });

const taken = [wanted.page, wanted.sandbox].filter(
  (port, index) => port !== 0 && port !== [playground.ports.page, playground.ports.sandbox][index],
);
process.stdout.write(`
  sms-composer

  Page      ${playground.page}
  Guide     ${playground.page}guide
  Sandbox   ${playground.sandbox}  (SMS Partner's API and the handsets, on this machine only)
${taken.map((port) => `\n  Port ${port} was taken: the next free one is used.`).join("")}
  Nothing is sent and nothing is charged. Ctrl+C ends everything.

`);
if (values.open) openBrowserWindow(playground.page);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    void playground.close().then(() => process.exit(0));
  });
}
