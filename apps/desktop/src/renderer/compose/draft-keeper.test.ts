import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { DraftKeeper, SAVE_DELAY } from "./draft-keeper.ts";

const saved = new Map<string, unknown>();
const failures: boolean[] = [];
let broken = false;
/** Happens while a save is under way. */
let meanwhile: (() => void | Promise<void>) | undefined;
/** Drafts that have been sent off. */
const outbox = new Set<string>();
let keeper: DraftKeeper;

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  saved.clear();
  failures.length = 0;
  broken = false;
  meanwhile = undefined;
  outbox.clear();
  keeper = new DraftKeeper(
    {
      async saveDraft({ id, draft }) {
        await meanwhile?.();
        if (broken) throw new Error("failed");
        if (outbox.has(id)) return false;
        saved.set(id, draft);
        return true;
      },
      deleteDraft: async ({ id }) => saved.delete(id),
    },
    (failed) => failures.push(failed),
  );
});
afterEach(() => mock.timers.reset());

test("what is typed is saved 300 ms after the first key, the last state of it", async () => {
  keeper.changed({ message: "B" });
  mock.timers.tick(SAVE_DELAY - 1);
  keeper.changed({ message: "Bo" });
  assert.equal(saved.size, 0);
  mock.timers.tick(1);
  await keeper.flush();
  assert.deepEqual([...saved], [[keeper.id, { message: "Bo" }]]);
});

test("a flush saves at once", async () => {
  keeper.changed({ message: "Bon", recipients: ["06"] });
  await keeper.flush();
  assert.deepEqual(saved.get(keeper.id), { message: "Bon", recipients: ["06"] });
});

test("an emptied draft leaves none behind", async () => {
  keeper.changed({ message: "x" });
  await keeper.flush();
  keeper.changed({ message: "", recipients: [] });
  await keeper.flush();
  assert.equal(saved.size, 0);
});

test("a failure is reported, and the text is saved with the next attempt", async () => {
  broken = true;
  keeper.changed({ message: "kept" });
  await keeper.flush();
  assert.deepEqual(failures, [true]);
  broken = false;
  await keeper.flush();
  assert.deepEqual(saved.get(keeper.id), { message: "kept" });
  assert.deepEqual(failures, [true, false]);
});

test("after sending, what is typed belongs to a new draft", async () => {
  const first = keeper.id;
  keeper.changed({ message: "sent" });
  await keeper.flush();
  keeper.startAnew();
  assert.notEqual(keeper.id, first);
  keeper.changed({ message: "next" });
  await keeper.flush();
  assert.equal(saved.size, 2);
});

test("what is typed while a save is under way is on disk when the flush ends, so that another draft can be opened", async () => {
  const first = keeper.id;
  meanwhile = () => {
    meanwhile = undefined;
    keeper.changed({ message: "typed meanwhile" });
  };
  keeper.changed({ message: "typed" });
  assert.equal(await keeper.flush(), true);
  keeper.open("another");
  assert.deepEqual([...saved], [[first, { message: "typed meanwhile" }]]);
});

test("a flush that failed says so, that nothing takes the text's place", async () => {
  broken = true;
  keeper.changed({ message: "on no disk" });
  assert.equal(await keeper.flush(), false);
});

test("what is typed after a message was sent off becomes a draft of its own, whether or not its end has been reported", async () => {
  const first = keeper.id;
  outbox.add(first);
  keeper.changed({ message: "other words" });
  await keeper.flush();
  assert.deepEqual([...saved], [[keeper.id, { message: "other words" }]]);
  const second = keeper.id;
  keeper.changed({ message: "more words" });
  keeper.sentOff(second);
  keeper.sentOff("one of before");
  await keeper.flush();
  assert.deepEqual(saved.get(keeper.id), { message: "more words" });
  assert.notEqual(keeper.id, second);
});

test("a deleted draft does not come back by a save that was under way", async () => {
  const { id } = keeper;
  const written = Promise.withResolvers<void>();
  meanwhile = () => written.promise;
  keeper.changed({ message: "to be deleted" });
  const flushed = keeper.flush();
  await Promise.resolve();
  keeper.changed({ message: "to be deleted as well" });
  const discarded = keeper.discard().then(() => saved.delete(id));
  written.resolve();
  await Promise.all([flushed, discarded]);
  assert.equal(await keeper.flush(), true);
  assert.equal(saved.size, 0);
});

test("a date that is half-typed keeps nothing else from being saved", async () => {
  keeper.changed({ message: "x", scheduledAt: new Date(NaN) });
  await keeper.flush();
  assert.deepEqual(saved.get(keeper.id), { message: "x" });
});

test("changes of the draft in sight come one after the other, and one that fails holds up none", async () => {
  const log: string[] = [];
  const change = (name: string, work: () => Promise<void> = async () => {}) =>
    keeper.inOrder(async () => {
      log.push(`${name} begins`);
      await work();
      log.push(`${name} ends`);
    });
  const opened = Promise.withResolvers<void>();
  const first = change("opening", () => opened.promise);
  const second = change("failing", () => Promise.reject(new Error("failed")));
  const third = change("deleting");
  opened.resolve();
  await first;
  await assert.rejects(second);
  await third;
  assert.deepEqual(log, ["opening begins", "opening ends", "failing begins", "deleting begins", "deleting ends"]);
});
