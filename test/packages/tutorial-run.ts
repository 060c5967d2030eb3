/** The guide's tutorial, done as it is written: files are saved, commands are typed, and what keeps running keeps running. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser, visit } from "../e2e/browser-session.ts";
import { composerPage, says } from "../e2e/composer-page.ts";

const TUTORIAL = fileURLToPath(new URL("../../apps/playground/guide/tutorial.md", import.meta.url));

/** Once the packages are on npm, the text installs them from there; what is tested is what is packed here. */
const PUBLISHED_NAME = /(?<=^npm install .*)@sms-composer\/([a-z]+)/gm;

/** A block of the tutorial: a file to be saved, or lines to be typed. */
type Step = { readonly file: string; readonly content: string } | { readonly commands: string };

/** The blocks in their order; a file's name is the last code of the paragraph before it. */
function stepsOf(text: string): readonly Step[] {
  return [...text.matchAll(/(.*)\n\n```(sh|js|html)\n([^]*?)^```$/gm)].map(
    ([, before = "", language, content = ""]) => {
      if (language === "sh")
        return { commands: content.replace(PUBLISHED_NAME, "../sms-composer/tarballs/sms-composer-$1-*.tgz") };
      const file = [...before.matchAll(/`([\w.-]+)`/g)].at(-1)?.[1];
      if (file === undefined) throw new Error(`The tutorial names no file for:\n${content}`);
      return { file, content };
    },
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** The Node of whoever runs the tests, not the one that this tree brings for itself: a reader has no other. */
const readersPath = (): string =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"))
    .join(delimiter);

/**
 * Follows the tutorial to its end: from an empty folder to a message on the handset, and to one whose answer is lost.
 *
 * @param folder an empty folder for it
 * @param tarballs the folder with the packed packages
 */
export async function doTutorial(folder: string, tarballs: string): Promise<void> {
  await using run = await TutorialRun.begin(folder, tarballs);
  await run.follow(0, -1);
  const [handsetAddress = "", pageAddress = ""] = run.addresses;
  const { number, message } = run.entered;
  const browser = await openBrowser();
  try {
    const { page, problems } = await visit(browser, pageAddress);
    const composer = composerPage(page);
    await composer.recipients.fill(number);
    await composer.text.fill(message);
    await says(composer.send, "Send 1 SMS");
    await composer.send.click();
    await says(composer.sendStatus, "Sent: 1 SMS");
    assert.equal(await composer.text.inputValue(), message, "the text stays until somebody begins a new one");
    const handset = await browser.newPage();
    await handset.goto(handsetAddress);
    await handset.getByText(message.replace("ê", "e")).first().waitFor();

    await run.follow(-1);
    await composer.button("New message").click();
    assert.equal(await composer.text.inputValue(), "");
    await composer.recipients.fill(number);
    await composer.text.fill("Et encore une !");
    await composer.send.click();
    await says(composer.sendStatus, "We can’t tell whether it was sent");
    const found = says(composer.sendStatus, "It was sent: SMS Partner lists it.");
    // On a slow machine the page, which keeps asking, is faster than the press.
    await Promise.race([composer.button("Check now").click(), found]);
    await found;
    await handset.getByText("Et encore une !").first().waitFor();
    assert.deepEqual(problems({ failedRequests: "expected" }), []);
  } finally {
    await browser.close();
  }
}

/**
 * Variables that npm sets for the script that it runs, but for where packages come from: a reader's shell has none of
 * it.
 */
const SET_BY_NPM =
  /^(INIT_CWD|npm_(?!config_(registry|userconfig|globalconfig|cache|cafile|proxy|https_proxy|noproxy)$))/;

const readersEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !SET_BY_NPM.test(name))),
  PATH: readersPath(),
});

/** The folder that a reader begins in: the clone lies in it, with its tarballs. */
class TutorialRun implements AsyncDisposable {
  readonly #running: ChildProcess[] = [];
  readonly #steps: readonly Step[];
  readonly #text: string;
  #folder: string;

  private constructor(folder: string, text: string) {
    this.#folder = folder;
    this.#text = text;
    this.#steps = stepsOf(text);
  }

  /** @param tarballs the folder with the packed packages */
  static async begin(folder: string, tarballs: string): Promise<TutorialRun> {
    mkdirSync(join(folder, "sms-composer"), { recursive: true });
    symlinkSync(tarballs, join(folder, "sms-composer/tarballs"), "junction");
    // The ports of the text may be somebody else's on this machine.
    const [page, sandbox] = [await freePort(), await freePort()];
    const text = readFileSync(TUTORIAL, "utf8");
    return new TutorialRun(folder, text.replaceAll("3000", String(page)).replaceAll("8025", String(sandbox)));
  }

  /** Addresses that the reader is asked to open, in their order. */
  get addresses(): readonly string[] {
    return [...this.#text.matchAll(/<(http:[^>]+)>/g)].map(([, address = ""]) => address);
  }

  /** The number and the message that the reader is asked to enter. */
  get entered(): { readonly number: string; readonly message: string } {
    const [, number = "", message = ""] = /number `([\d ]+)`[^]*?```text\n(.*)\n```/.exec(this.#text) ?? [];
    return { number, message };
  }

  /** Saves the files and types the commands of the steps from the `first` up to the `end`, which is not done. */
  async follow(first: number, end?: number): Promise<void> {
    for (const step of this.#steps.slice(first, end)) {
      if ("file" in step) writeFileSync(join(this.#folder, step.file), step.content);
      else await this.#type(step.commands);
    }
  }

  /** Until the commands have ended, or have printed the address of what they started. */
  async #type(commands: string): Promise<void> {
    const env = { ...readersEnvironment(), npm_config_prefer_offline: "true", npm_config_audit: "false" };
    const shell = spawn("sh", ["-e", "-c", commands], { cwd: this.#folder, env, detached: true });
    this.#running.push(shell);
    let output = "";
    await new Promise<void>((done, fail) => {
      const read = (data: Buffer): void => {
        output += String(data);
        if (/^http:\/\/127\.0\.0\.1:\d+$/m.test(output)) done();
      };
      shell.stdout.on("data", read);
      shell.stderr.on("data", read);
      shell.once("error", fail);
      shell.once("close", (status) =>
        status === 0 ? done() : fail(new Error(`Ended with ${status}:\n${commands}\n${output}`)),
      );
    });
    const [, entered] = /^cd (\S+)$/m.exec(commands) ?? [];
    if (entered !== undefined) this.#folder = resolve(this.#folder, entered);
  }

  /** Ctrl+C in every terminal. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const { pid, exitCode, signalCode } of this.#running)
      if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, "SIGINT");
    await Promise.all(
      this.#running.map((shell) =>
        shell.exitCode === null && shell.signalCode === null ? once(shell, "close") : undefined,
      ),
    );
  }
}
