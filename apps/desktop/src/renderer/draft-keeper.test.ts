import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { DraftKeeper, SAVE_DELAY } from "./draft-keeper.ts";

const saved = new Map<string, unknown>();
const failures: boolean[] = [];
let broken = false;
let keeper: DraftKeeper;

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  saved.clear();
  failures.length = 0;
  broken = false;
  keeper = new DraftKeeper(
    {
      async saveDraft({ id, draft }) {
        if (broken) throw new Error("failed");
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

test("a failure is told, and the text is saved with the next attempt", async () => {
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
