/** Prints how fast the app starts, and how fast it is with 10,000 messages in its history; first, on which runtime. */
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOutbox } from "../../apps/desktop/src/outbox/outbox.ts";
import { outboxCommit } from "../bench/outbox-commit.ts";
import { buildDesktop, removeUserData, startDesktop } from "./desktop-session.ts";
import { memoryOfTree } from "./process-memory.ts";
import { describeRuntime, electronRuntime } from "./electron-runtime.ts";

const MESSAGES = 10_000;
const WORDS =
  "Bonjour votre rendez-vous commande prête à retirer demain été hiver soldes merci équipe magasin Lyon".split(" ");
const userData = mkdtempSync(join(tmpdir(), "sms-figures-"));
mkdirSync(join(userData, "data"));
const clock = { now: Date.now() - MESSAGES * 60_000 };
const outbox = openOutbox({ file: join(userData, "data", "outbox.sqlite"), now: () => clock.now });

const text = (n: number) =>
  `${Array.from({ length: 20 }, (_, k) => WORDS[(n * 7 + k * 3) % WORDS.length]).join(" ")} n° ${n}`;
const phone = (n: number) => `+336${String(10_000_000 + ((n * 7919) % 89_999_999))}`;
for (const { what, measured } of await outboxCommit()) console.log(`${what}: ${measured}`);
for (let n = 0; n < MESSAGES; n++) {
  clock.now += 60_000;
  const recipients = [...new Set([phone(n), phone(n + 1), phone(n + 2)])];
  outbox.queue({ draftId: `m${n}`, account: "other", request: { recipients, message: text(n) } });
}
console.log(`With ${MESSAGES} messages in the history:`);
for (const [what, query] of [
  ["the newest 60", {}],
  ["a word that is everywhere", { search: "bonjour" }],
  ["a word that is once, at the end", { search: "n° 17" }],
  ["a word that is nowhere", { search: "introuvable" }],
  ["the beginning of a number", { search: "06 12 3" }],
  ["those that need a decision", { states: ["needs-user"] }],
] as const) {
  const times = Array.from({ length: 31 }, () => timed(() => void outbox.findMessages({ ...query, limit: 60 })));
  console.log(`${what}: ${times.toSorted((a, b) => a - b)[15]?.toFixed(1)} ms`);
}
outbox.close();

console.log(describeRuntime(electronRuntime()));
await buildDesktop();
const session = await startDesktop({ userData });
const begun = await session.app.evaluate(() => Date.now() - process.uptime() * 1000);
const painted = await session.page.evaluate(() => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return performance.timeOrigin + (paint?.startTime ?? NaN);
});
await session.page.locator("sms-composer textarea").waitFor();
const usable = Date.now();
console.log(`start of the process to the first paint: ${Math.round(painted - begun)} ms`);
console.log(`start of the process to a composer that takes text: at most ${Math.round(usable - begun)} ms`);
const memory = await session.app.evaluate(() => process.memoryUsage().rss / 2 ** 20);
console.log(`memory of the main process: ${Math.round(memory)} MB`);
const all = memoryOfTree(session.app.process().pid ?? 0);
if (all !== undefined) console.log(`memory of all its processes: ${Math.round(all)} MB`);
const { page } = session;
await page.getByRole("navigation").getByRole("button", { name: "Outbox" }).click();
await page.locator("outbox-view .list button").first().waitFor();
// The list that the view begins with is not the answer to a search.
await page.waitForTimeout(500);
const shown = await page.evaluate(async () => {
  const view = document.querySelector("app-window")?.shadowRoot?.querySelector("outbox-view");
  const root = view?.shadowRoot;
  const field = root?.querySelector("input");
  const list = root?.querySelector(".list");
  if (!view || !field || !list) throw new Error("no outbox");
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const search = async (words: string) => {
    const at = performance.now();
    field.value = words;
    field.dispatchEvent(new Event("input"));
    const before = view.messages;
    while (view.messages === before) await frame();
    await view.updateComplete;
    await frame();
    return performance.now() - at;
  };
  const searches = [await search("n° 17"), await search("introuvable"), await search("06 12 3"), await search("")];
  let longest = 0;
  for (let n = 0; n < 120; n++) {
    const at = performance.now();
    list.scrollTop += 400;
    await frame();
    longest = Math.max(longest, performance.now() - at);
  }
  return { searches, longest, loaded: view.messages.length };
});
console.log(
  `search in the window, from key to painted list (120 ms of it waiting for more keys): ${shown.searches.map(Math.round).join(", ")} ms`,
);
console.log(`scrolling through ${shown.loaded} messages: longest frame ${Math.round(shown.longest)} ms`);
await session.close();
removeUserData(userData);

function timed(work: () => void): number {
  const at = performance.now();
  work();
  return performance.now() - at;
}
