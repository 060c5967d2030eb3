/**
 * `node … large-history-measurements.ts [messages]`: how long the main process is held by each question of the page, with
 * 100,000 messages in the history and a send of 10,000 recipients, in processor time, and how fast 100,000 recipients go
 * through. It fails where a question takes 50 ms, a pause 100 ms, or the send more than its share of the client's time.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@sms-composer/outbox/sqlite";
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
import { openPeople } from "../../apps/desktop/src/people/people.ts";
import { mainProcessTime } from "./main-process-time.ts";
import { sendPace } from "./send-pace.ts";

const PASSPHRASE = "a passphrase of some length";
const [messages = 100_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "sms-large-history-"));
const file = join(folder, "outbox.sqlite");
const backup = join(folder, "all.smsbackup");
const now = Date.now();
const MINUTE = 60_000;
/** The account of every sandbox. */
const SANDBOX_ACCOUNT = "sandbox@example.test";
const phone = (n: number) => `+336${String(10_000_000 + ((n * 7919) % 89_999_999)).padStart(8, "0")}`;

/** Every message was accepted; of 2 % the network delivered nothing. */
function fill(file: string, account: string): void {
  const db = openDatabase(file, MIGRATIONS);
  db.transaction(() => {
    for (let n = 1; n <= messages; n++) {
      const at = now - (messages - n) * 5 * MINUTE;
      const isLost = n % 50 === 0;
      db.run(
        `INSERT INTO message (number, id, account, text, options, search_text, queued_at, fresh_until, progress_at)
          VALUES (?, ?, ?, ?, '{"sender":"SHOP"}', ?, ?, ?, ?)`,
        n,
        `m${n}`,
        account,
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

const time = mainProcessTime();
fill(file, "me");
const outbox = openOutbox({ file, now: () => now });
const people = openPeople(join(folder, "people.sqlite"), () => now);
const NOBODY = { isStopped: () => false, nameOf: () => undefined };
console.log(`With ${messages} messages in the history:`);
time.question("the newest 60", 11, () => outbox.findMessages({ limit: 60 }));
time.question("those not delivered", 11, () =>
  outbox.findMessages({ statuses: ["not-delivered", "failed"], limit: 60 }),
);
time.question("those delivered", 11, () => outbox.findMessages({ statuses: ["delivered"], limit: 60 }));
time.question("those that need a decision", 11, () => outbox.findMessages({ states: ["needs-user"], limit: 60 }));
time.question("a word that is nowhere", 5, () => outbox.findMessages({ search: "introuvable", limit: 60 }));
const year = { since: now - 400 * 24 * 60 * MINUTE, until: now - 300 * 24 * 60 * MINUTE };
time.question("a time long ago", 5, () => outbox.findMessages({ ...year, limit: 60 }));
time.question("those accepted of a time long ago", 5, () =>
  outbox.findMessages({ ...year, states: ["accepted"], account: "me", limit: 60 }),
);
time.question("those not delivered of another account", 5, () =>
  outbox.findMessages({ statuses: ["not-delivered", "failed"], account: "nobody", limit: 60 }),
);
time.question("the accounts", 5, () => outbox.listAccounts());
time.question("the beginning of a number", 5, () => outbox.findMessages({ search: "06 12 34 5", limit: 60 }));
time.question("a number that nobody has", 5, () => outbox.findMessages({ search: "06 99 99 99 98", limit: 60 }));
const months = outbox.sumMonths("me")[Symbol.iterator]();
time.question("one of the last months", 11, () => months.next());
time.question("the last texts and senders", 5, () => outbox.readRecent());

const COUNT = 10_000;
const entries = Array.from({ length: COUNT }, (_, n) => ({
  phone: phone(n),
  text: `Bonjour N${n}, à ${n % 24} h`,
  cells: [`N${n}`, phone(n), `${n % 24} h`],
}));
const columns = ["Nom", "Mobile", "Heure"];
const request = { recipients: [], message: "Bonjour {Nom}, à {Heure}" };
console.log(`A send of ${COUNT} recipients, each with a text of their own:`);
time.sliced("to queue it", () =>
  outbox.queueInSlices({ draftId: "large", account: "me", request, list: { columns, phoneColumn: 1, entries } }),
);
time.question("its summary and first 200 recipients", 5, () => outbox.readMessage("large", 200));
time.sliced("a page of its recipients", () => outbox.listRecipientsInSlices({ id: "large" }, NOBODY));
time.sliced("a word among its texts", () => outbox.listRecipientsInSlices({ id: "large", search: "n9999" }, NOBODY));

const many = Array.from({ length: 100_000 }, (_, n) => `+337${String(10_000_000 + n)}`);
console.log("A send of 100000 recipients:");
time.sliced("to queue it", () =>
  outbox.queueInSlices({ draftId: "huge", account: "me", request: { recipients: many, message: "Bonjour" } }),
);
time.sliced("a page of its recipients", () => outbox.listRecipientsInSlices({ id: "huge" }, NOBODY));
time.question("what is looked at when one of its 200 requests changes", 11, () => outbox.readState("huge"));
time.question("its summary and first 200 recipients", 5, () => outbox.readMessage("huge", 200));

const others = many.map((number) => number.replace("+337", "+336"));
const sending = createSendService({ outbox, now: () => new Date(now), country: () => "FR", wake: () => {} });
outbox.saveDraft("checked", { message: "Bonjour" });
await time.background("to check and queue it as Send does", async () => {
  // It is answered when nothing of it can leave any more, which here is never.
  void sending.send("checked", { recipients: others, message: "Bonjour" }, "me");
  while (outbox.listDrafts().length > 0) await nextTurn();
});

const rows = entries.map(({ cells }) => cells);
console.log(`${COUNT} contacts:`);
const begun = process.cpuUsage();
await people.import({ columns, rows, country: "FR", group: "Tous" });
console.log(`to import them, 200 at a time: ${Math.round(process.cpuUsage(begun).user / 1000)} ms in all`);
time.question("three letters of a name", 5, () => people.find({ search: "n99" }));
time.question("the groups", 5, () => people.groups());

console.log("Everything at once:");
const heads = { name: "Name", number: String, groups: "Groups" };
const layout = { messages: en, separator: ",", columns: outbox.exportColumns() } as const;
await time.background("the history exported", () =>
  writeExport(join(folder, "history.csv"), historyCsv(outbox.exportRows(), layout)),
);
await time.background("a backup made", () => makeBackup({ dataFolder: folder, outbox, people }, backup, PASSPHRASE));
await time.background("a backup read and checked", () => stageRestore(folder, backup, PASSPHRASE, () => now));
const everybody = many.map((number, n) => [`N${n}`, number, `${n % 24} h`]);
await time.background("100000 contacts imported", () => people.import({ columns, rows: everybody, country: "FR" }));
await time.background("contacts exported", async () =>
  writeExport(join(folder, "contacts.csv"), contactsCsv(await people.all(), heads, layout)),
);
time.change("one person deleted everywhere", () => outbox.forgetNumbers([phone(5)]));
outbox.cancelQueued("large");
let deleted: ReturnType<typeof outbox.deleteMessage>;
time.change("a message of 10000 recipients deleted", () => (deleted = outbox.deleteMessage("large")));
time.change("and put back", () => deleted && outbox.restoreMessage(deleted));
outbox.cancelQueued("huge");
await time.background("all messages deleted", () => inTurns(outbox.deleteAllInSlices()));
outbox.close();
people.close();

const ofThePace = join(folder, "pace");
mkdirSync(ofThePace);
fill(join(ofThePace, "outbox.sqlite"), SANDBOX_ACCOUNT);
await sendPace(ofThePace, many, time);
rmSync(folder, { recursive: true });
if (time.isTooLong()) process.exitCode = 1;
