import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { createClient } from "@sms-composer/client";
import { LIMITS } from "@sms-composer/core/requests";
import { testParts } from "../../apps/desktop/src/application/application.fixture.ts";
import { createApplication } from "../../apps/desktop/src/application/application.ts";
import type { Application } from "../../apps/desktop/src/application/application-parts.ts";
import type { MainProcessTime } from "./main-process-time.ts";

const API_KEY = "key-of-the-measurements";
/** Syncs for a request: its attempt before the connection opens, its answer after, and half of a slice that queued it. */
const SYNCS = 2.5;
/**
 * The app checks every number, writes it down, reads it again to send it, and tells its page of each change: about three
 * times the client's processor time, twice its time by the clock while the machine is quiet. The rest is for a busy one.
 */
const TIMES_THE_CLIENT = 4;
const ROUNDS = 3;

/**
 * One send to so many people, by the whole app with a page that asks for all it shows at each change, and by the client
 * alone, through the same sandbox over HTTP.
 */
export async function sendPace(
  dataFolder: string,
  recipients: readonly string[],
  time: MainProcessTime,
): Promise<void> {
  const sandbox = new Worker(new URL("sandbox-thread.ts", import.meta.url), {
    workerData: { apiKey: API_KEY, credit: 10 * recipients.length },
  });
  const baseUrl = await new Promise<string>((resolve) => void sandbox.once("message", resolve));
  const requests = Math.ceil(recipients.length / LIMITS.recipients);
  const application = openApplication(dataFolder, baseUrl);
  try {
    await application.handlers.useKey({ key: API_KEY, protection: "session" });
    const send = (draftId: string) => byTheApp(application, draftId, recipients);
    await time.background(`A send of ${recipients.length} recipients by the app`, () => send("watched"));
    const byTheirPace = { alone: Infinity, app: Infinity };
    for (let round = 0; round < ROUNDS; round++) {
      // One right after the other, since the machine may do other things as well.
      byTheirPace.alone = Math.min(byTheirPace.alone, await timed(() => byTheClient(baseUrl, recipients)));
      byTheirPace.app = Math.min(byTheirPace.app, await timed(() => send(`round-${round}`)));
    }
    const { alone, app } = byTheirPace;
    const syncs = requests * SYNCS * syncTime(dataFolder);
    const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
    const details = `${seconds(app)}; the client alone ${seconds(alone)}, the syncs of that disk ${seconds(syncs)}`;
    time.compare("its pace", app, Math.round(TIMES_THE_CLIENT * alone + syncs), details);
  } finally {
    await application.close();
    await sandbox.terminate();
  }
}

async function byTheApp(application: Application, draftId: string, recipients: readonly string[]): Promise<void> {
  const request = { recipients: [...recipients], message: "Bonjour" };
  const { outcome } = await application.handlers.send({ draftId, request });
  if (outcome !== "sent") throw new Error(`The send ended as ${outcome}.`);
}

async function byTheClient(baseUrl: string, recipients: readonly string[]): Promise<void> {
  const client = createClient({ apiKey: API_KEY, baseUrl });
  for (let start = 0; start < recipients.length; start += LIMITS.recipients) {
    await client.send({ recipients: recipients.slice(start, start + LIMITS.recipients), message: "Bonjour" });
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Milliseconds that a page written at the end of a file takes to reach the disk. */
function syncTime(folder: string): number {
  const times = 100;
  const file = openSync(join(folder, "sync-time"), "w");
  const page = Buffer.alloc(4096, 1);
  const begun = performance.now();
  for (let n = 0; n < times; n++) {
    writeSync(file, page);
    fdatasyncSync(file);
  }
  closeSync(file);
  return (performance.now() - begun) / times;
}

/** The app with a page that asks for all it shows at each change. */
function openApplication(dataFolder: string, apiBaseUrl: string): Application {
  const application = createApplication(
    testParts({
      dataFolder,
      apiBaseUrl,
      tell(news) {
        if (news.kind !== "messages-changed") return;
        const { countOpen, findMessages, readMessage } = application.handlers;
        void countOpen(undefined);
        void findMessages({ limit: 60 });
        for (const id of news.ids) void readMessage({ id });
      },
      report: (what) => console.log(what),
    }),
  );
  return application;
}
