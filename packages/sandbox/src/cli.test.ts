import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { KEY, VALID, type Body } from "./caller.fixture.ts";
import { HELP } from "./command-options.ts";

const COMMAND = ["--conditions=@sms-composer/source", fileURLToPath(new URL("cli.ts", import.meta.url))];
const folder = mkdtempSync(join(tmpdir(), "sms-sandbox-cli-"));
after(() => rmSync(folder, { recursive: true }));

/** Windows ends a process without asking it. */
const ENDED_BY_CTRL_C = process.platform === "win32" ? null : 0;

interface Running {
  readonly lines: readonly string[];
  readonly address: string;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

async function start(...options: string[]): Promise<Running> {
  const child = spawn(process.execPath, [...COMMAND, ...options]);
  const ended = new Promise<number | null>((resolve) => void child.once("exit", resolve));
  let output = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr.on("data", (piece: Buffer) => reject(new Error(piece.toString())));
    child.stdout.on("data", (piece: Buffer) => {
      output += piece.toString();
      if (output.includes("Ctrl+C")) resolve();
    });
  });
  const lines = output.trim().split("\n");
  return {
    lines,
    address: lines[0] ?? "",
    stop(signal = "SIGINT") {
      child.kill(signal);
      return ended;
    },
  };
}

async function send(address: string, parameters: object = {}): Promise<Body> {
  return (
    await fetch(`${address}/v1/send`, {
      method: "POST",
      body: JSON.stringify({ apiKey: KEY, ...VALID, ...parameters }),
    })
  ).json();
}

test("the first line is the address, it stays up, and Ctrl+C ends it", async () => {
  const command = await start("--port", "0", "--api-key", KEY);
  assert.match(command.address, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal((await send(command.address)).code, 200);
  assert.equal((await send(command.address)).code, 200);
  assert.equal(await command.stop(), ENDED_BY_CTRL_C);
});

test("a key of its own making is shown, one that was given is not", async () => {
  const given = await start("--port", "0", "--api-key", KEY);
  assert.ok(!given.lines.join().includes(KEY));
  await given.stop();
  const made = await start("--port", "0");
  const key = /API key\s+(\S+)/.exec(made.lines.join("\n"))?.[1];
  assert.equal((await send(made.address, { apiKey: key })).code, 200);
  await made.stop();
});

test("a port that is taken leads to the next free one, and it is said", async () => {
  const first = await start("--port", "0");
  const { port } = new URL(first.address);
  const second = await start("--port", port);
  assert.notEqual(second.address, first.address);
  assert.equal(second.lines[1], `Port ${port} was taken.`);
  await Promise.all([first.stop(), second.stop()]);
});

test("--credit, --lang and --faults do what they say", async () => {
  const command = await start(
    "--port",
    "0",
    "--api-key",
    KEY,
    "--credit",
    "0.01",
    "--lang",
    "fr",
    "--faults",
    "error-beforex1",
  );
  await assert.rejects(send(command.address), "the first answer is no JSON");
  assert.deepEqual(await send(command.address), {
    success: false,
    code: 11,
    message: "Vous n'avez pas assez de crédits",
  });
  await command.stop();
});

test("--data keeps the state, even when the process is killed", async () => {
  const options = ["--port", "0", "--api-key", KEY, "--data", join(folder, "state.json")];
  const first = await start(...options);
  assert.equal((await send(first.address)).message_id, 307);
  await first.stop("SIGKILL");
  const second = await start(...options);
  assert.equal((await send(second.address)).message_id, 308);
  const { phones } = (await (await fetch(`${second.address}/control/phones`)).json()) as Body;
  assert.equal(phones[0].messages, 2);
  await second.stop("SIGTERM");
});

test("two commands on one --data file: the second says so and does not start; a kill frees the file and leaves nothing", async () => {
  const own = mkdtempSync(join(folder, "two-"));
  const options = ["--port", "0", "--api-key", KEY, "--data", join(own, "state.json")];
  for (let round = 0; round < 3; round += 1) {
    const first = await start(...options);
    const { stderr, status } = spawnSync(process.execPath, [...COMMAND, ...options], { encoding: "utf8" });
    assert.equal(status, 2);
    assert.match(stderr, /^sms-sandbox: .*state\.json is in use by another sandbox/);
    assert.equal((await send(first.address)).message_id, 307 + round);
    await first.stop("SIGKILL");
    assert.deepEqual(readdirSync(own), ["state.json"]);
  }
});

test("--help prints the page and ends", () => {
  const { stdout, status } = spawnSync(process.execPath, [...COMMAND, "--help"], { encoding: "utf8" });
  assert.deepEqual([status, stdout], [0, HELP]);
});

test("what makes no sense is answered in one sentence, with exit status 2", () => {
  for (const options of [
    ["--lang", "de"],
    ["--data", folder],
  ]) {
    const { stderr, status } = spawnSync(process.execPath, [...COMMAND, ...options], { encoding: "utf8" });
    assert.equal(status, 2, options.join(" "));
    assert.match(stderr, /^sms-sandbox: .+\nTry: sms-sandbox --help\n$/, options.join(" "));
  }
});
