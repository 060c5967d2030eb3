/**
 * `node … large-history-measurements.ts [messages]`: how long the main process is held by each question of the page, with
 * 100,000 messages in the history and a send of 10,000 recipients, in processor time. No question should take 50 ms, no change 100 ms.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delayed } from "node:timers/promises";
import { join } from "node:path";
import { createClient } from "@sms-composer/client";
import { apiProvider } from "@sms-composer/outbox/provider";
import { openDatabase } from "@sms-composer/outbox/sqlite";
import { createSandbox } from "@sms-composer/sandbox";
import { makeBackup } from "../../apps/desktop/src/backup/backup.ts";
import { stageRestore } from "../../apps/desktop/src/backup/restore.ts";
import { writeExport } from "../../apps/desktop/src/history/export-history.ts";
import { historyCsv } from "../../apps/desktop/src/history/history-csv.ts";
import { messages as en } from "../../apps/desktop/src/messages/en/index.ts";
import { contactsCsv } from "../../apps/desktop/src/people/contacts-csv.ts";
import { inTurns, nextTurn } from "../../apps/desktop/src/turns.ts";
import { openOutbox } from "../../apps/desktop/src/outbox/outbox.ts";
import { MIGRATIONS } from "../../apps/desktop/src/outbox/store/schema.ts";
import { createSendService } from "../../apps/desktop/src/sending/send-service.ts";
import { step } from "../../apps/desktop/src/outbox/worker/worker.ts";
import { openPeople } from "../../apps/desktop/src/people/people.ts";

const PASSPHRASE = "a passphrase of some length";
const [messages = 100_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "sms-large-history-"));
const file = join(folder, "outbox.sqlite");
const backup = join(folder, "all.smsbackup");
const now = Date.now();
const MINUTE = 60_000;
const phone = (n: number) => `+336${String(10_000_000 + ((n * 7919) % 89_999_999)).padStart(8, "0")}`;

/** Every message was accepted; of 2 % the network delivered nothing. */
function fill(): void {
  const db = openDatabase(file, MIGRATIONS);
  db.transaction(() => {
    for (let n = 1; n <= messages; n++) {
      const at = now - (messages - n) * 5 * MINUTE;
      const isLost = n % 50 === 0;
      db.run(
        `INSERT INTO message (number, id, account, text, options, search_text, queued_at, fresh_until, progress_at)
          VALUES (?, ?, 'me', ?, '{"sender":"SHOP"}', ?, ?, ?, ?)`,
        n,
        `m${n}`,
        `Bonjour, votre rendez-vous n° ${n}`,
        `bonjour, votre rendez-vous n° ${n}`,
        at,
        at,
        at,
      );
      db.run(
        `INSERT INTO batch (id, message_id, message_number, position, state, tag, tag_drawn, accepted_at, segments, sms,
          cost, currency, recipients, delivered, not_delivered)
          VALUES (?, ?, ?, 0, 'accepted', ?, 1, ?, 1, 1, 0.038, 'EUR', 1, ?, ?)`,
        n,
        `m${n}`,
        n,
        `t${n}`,
        at,
        isLost ? 0 : 1,
        isLost ? 1 : 0,
      );
      db.run(
        "INSERT INTO recipient (batch_id, phone, status) VALUES (?, ?, ?)",
        n,
        phone(n),
        isLost ? "not-delivered" : "delivered",
      );
    }
  });
  db.close();
}

function figure(what: string, times: number, work: () => unknown): void {
  const durations = Array.from({ length: times }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).toSorted((one, other) => one - other);
  const median = durations[Math.floor(times / 2)] ?? 0;
  console.log(`${what}: ${median.toFixed(1)} ms, at most ${(durations.at(-1) ?? 0).toFixed(1)} ms`);
}

/** Work in slices, between which the process does other things: the longest slice is what counts. */
function sliced(what: string, work: () => Generator): void {
  const slices = work();
  const durations: number[] = [];
  for (let isDone = false; !isDone;) {
    const before = process.cpuUsage();
    isDone = slices.next().done ?? false;
    const { user, system } = process.cpuUsage(before);
    durations.push((user + system) / 1000);
  }
  const sum = durations.reduce((total, each) => total + each, 0);
  console.log(
    `${what}: ${sum.toFixed(1)} ms in ${durations.length} slices of at most ${Math.max(...durations).toFixed(1)} ms`,
  );
}

/**
 * Work that goes on beside other work: the processor time of the longest turn of the main thread is what counts. The
 * longest turn by the clock depends on what else the machine does.
 */
async function inTheBackground(what: string, work: () => unknown): Promise<void> {
  let longest = 0;
  let longestByClock = 0;
  let isRunning = true;
  let before = process.threadCpuUsage();
  let at = performance.now();
  function turn(): void {
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    longestByClock = Math.max(longestByClock, performance.now() - at);
    before = process.threadCpuUsage();
    at = performance.now();
    if (isRunning) setImmediate(turn);
  }
  const begun = performance.now();
  setImmediate(turn);
  await nextTurn();
  await work();
  isRunning = false;
  await nextTurn();
  const took = Math.round(performance.now() - begun);
  console.log(
    `${what}: longest pause ${longest.toFixed(0)} ms, by the clock ${longestByClock.toFixed(0)} ms, of ${took} ms`,
  );
}

/** 200 requests of 500 recipients, by the worker that the app has and by the client alone. */
async function throughASandbox(): Promise<void> {
  const apiKey = "key-of-the-measurements";
  const accept = () => createSandbox({ apiKey, credit: 1_000_000 });
  let requests = 0;
  const clientOf = ({ fetch }: ReturnType<typeof accept>) =>
    createClient({
      apiKey,
      async fetch(input, init) {
        requests++;
        // An answer never comes in the same turn.
        await nextTurn();
        return fetch(new Request(input, init));
      },
    });
  const alone = clientOf(accept());
  let begun = performance.now();
  for (let start = 0; start < many.length; start += 500) {
    await alone.send({ recipients: many.slice(start, start + 500), message: "Bonjour" });
  }
  const byTheClient = performance.now() - begun;
  begun = performance.now();
  requests = 0;
  const parts = { outbox, provider: apiProvider(clientOf(accept())), account: "me" };
  await inTheBackground("to send it", async () => {
    while (requests < many.length / 500) await step(parts);
  });
  const byTheOutbox = performance.now() - begun;
  console.log(
    `sent after ${(byTheOutbox / 1000).toFixed(1)} s; by the client alone, ${(byTheClient / 1000).toFixed(1)} s`,
  );
}

fill();
const outbox = openOutbox({ file, now: () => now });
const people = openPeople(join(folder, "people.sqlite"), () => now);
const NOBODY = { isStopped: () => false, nameOf: () => undefined };
console.log(`With ${messages} messages in the history:`);
figure("the newest 60", 11, () => outbox.findMessages({ limit: 60 }));
figure("those not delivered", 11, () => outbox.findMessages({ statuses: ["not-delivered", "failed"], limit: 60 }));
figure("those delivered", 11, () => outbox.findMessages({ statuses: ["delivered"], limit: 60 }));
figure("those that need a decision", 11, () => outbox.findMessages({ states: ["needs-user"], limit: 60 }));
figure("a word that is nowhere", 5, () => outbox.findMessages({ search: "introuvable", limit: 60 }));
const year = { since: now - 400 * 24 * 60 * MINUTE, until: now - 300 * 24 * 60 * MINUTE };
figure("a time long ago", 5, () => outbox.findMessages({ ...year, limit: 60 }));
figure("those accepted of a time long ago", 5, () =>
  outbox.findMessages({ ...year, states: ["accepted"], account: "me", limit: 60 }),
);
figure("those not delivered of another account", 5, () =>
  outbox.findMessages({ statuses: ["not-delivered", "failed"], account: "nobody", limit: 60 }),
);
figure("the accounts", 5, () => outbox.listAccounts());
figure("the beginning of a number", 5, () => outbox.findMessages({ search: "06 12 34 5", limit: 60 }));
figure("a number that nobody has", 5, () => outbox.findMessages({ search: "06 99 99 99 98", limit: 60 }));
const months = outbox.sumMonths("me")[Symbol.iterator]();
figure("one of the last months", 11, () => months.next());
figure("the last texts and senders", 5, () => outbox.readRecent());

const COUNT = 10_000;
const entries = Array.from({ length: COUNT }, (_, n) => ({
  phone: phone(n),
  text: `Bonjour N${n}, à ${n % 24} h`,
  cells: [`N${n}`, phone(n), `${n % 24} h`],
}));
const columns = ["Nom", "Mobile", "Heure"];
const request = { recipients: [], message: "Bonjour {Nom}, à {Heure}" };
console.log(`A send of ${COUNT} recipients, each with a text of their own:`);
sliced("to queue it", () =>
  outbox.queueInSlices({ draftId: "large", account: "me", request, list: { columns, phoneColumn: 1, entries } }),
);
figure("its summary and first 200 recipients", 5, () => outbox.readMessage("large", 200));
sliced("a page of its recipients", () => outbox.listRecipientsInSlices({ id: "large" }, NOBODY));
sliced("a word among its texts", () => outbox.listRecipientsInSlices({ id: "large", search: "n9999" }, NOBODY));

const many = Array.from({ length: 100_000 }, (_, n) => `+337${String(10_000_000 + n)}`);
console.log("A send of 100000 recipients:");
sliced("to queue it", () =>
  outbox.queueInSlices({ draftId: "huge", account: "me", request: { recipients: many, message: "Bonjour" } }),
);
sliced("a page of its recipients", () => outbox.listRecipientsInSlices({ id: "huge" }, NOBODY));
figure("what is looked at when one of its 200 requests changes", 11, () => outbox.readState("huge"));
figure("its summary and first 200 recipients", 5, () => outbox.readMessage("huge", 200));

await throughASandbox();

const others = many.map((number) => number.replace("+337", "+336"));
const sending = createSendService({ outbox, now: () => new Date(now), country: () => "FR", wake: () => {} });
const delay = monitorEventLoopDelay({ resolution: 1 });
outbox.saveDraft("checked", { message: "Bonjour" });
delay.enable();
// It is answered when nothing of it can leave any more, which here is never.
void sending.send("checked", { recipients: others, message: "Bonjour" }, "me");
while (outbox.listDrafts().length > 0) await delayed(5);
delay.disable();
console.log(`to check and queue it as Send does: longest pause of the process ${Math.round(delay.max / 1e6)} ms`);

const rows = entries.map(({ cells }) => cells);
console.log(`${COUNT} contacts:`);
const begun = process.cpuUsage();
await people.import({ columns, rows, country: "FR", group: "Tous" });
console.log(`to import them, 200 at a time: ${Math.round(process.cpuUsage(begun).user / 1000)} ms in all`);
figure("three letters of a name", 5, () => people.find({ search: "n99" }));
figure("the groups", 5, () => people.groups());

console.log("Everything at once:");
const heads = { name: "Name", number: String, groups: "Groups" };
const layout = { messages: en, separator: ",", columns: outbox.exportColumns() } as const;
await inTheBackground("the history exported", () =>
  writeExport(join(folder, "history.csv"), historyCsv(outbox.exportRows(), layout)),
);
await inTheBackground("a backup made", () => makeBackup({ dataFolder: folder, outbox, people }, backup, PASSPHRASE));
await inTheBackground("a backup read and checked", () => stageRestore(folder, backup, PASSPHRASE, () => now));
const everybody = many.map((number, n) => [`N${n}`, number, `${n % 24} h`]);
await inTheBackground("100000 contacts imported", () => people.import({ columns, rows: everybody, country: "FR" }));
await inTheBackground("contacts exported", async () =>
  writeExport(join(folder, "contacts.csv"), contactsCsv(await people.all(), heads, layout)),
);
figure("one person deleted everywhere", 1, () => outbox.forgetNumbers([phone(5)]));
outbox.cancelQueued("large");
let deleted: ReturnType<typeof outbox.deleteMessage>;
figure("a message of 10000 recipients deleted", 1, () => (deleted = outbox.deleteMessage("large")));
figure("and put back", 1, () => deleted && outbox.restoreMessage(deleted));
outbox.cancelQueued("huge");
await inTheBackground("all messages deleted", () => inTurns(outbox.deleteAllInSlices()));
outbox.close();
people.close();
rmSync(folder, { recursive: true });
