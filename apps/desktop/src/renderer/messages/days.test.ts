import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES } from "../../messages/language-list.ts";
import type { Language } from "../../messages/languages.ts";
import type { MessageSummary } from "../../outbox/history/message-list.ts";
import { dayText } from "../formats.ts";
import { between, daysOf, untilMidnight } from "./days.ts";
import { DAY_HEIGHT, ENTRY_HEIGHT } from "./outbox-styles.ts";

const NOW = new Date(2026, 10, 29, 0, 30);
const at = (daysAgo: number, hour = 12): number => new Date(2026, 10, 29 - daysAgo, hour).getTime();
const context = (language: Language) => ({ language });

test("a day is today, yesterday, or its date, in each language", () => {
  for (const [language, today, yesterday, before, lastYear] of [
    ["en", "Today", "Yesterday", "Friday, November 27", "Sunday, November 30, 2025"],
    ["fr", "Aujourd’hui", "Hier", "Vendredi 27 novembre", "Dimanche 30 novembre 2025"],
  ] as const) {
    const days = [at(0, 0), at(1, 23), at(2), at(364)].map((date) => dayText(date, context(language), NOW));
    assert.deepEqual(days, [today, yesterday, before, lastYear]);
  }
  const all = (Object.keys(LANGUAGES) as Language[]).map((language) => dayText(at(1), context(language), NOW));
  assert.equal(new Set(all).size, all.length);
});

test("a clock that was set back makes no message of tomorrow one of today", () => {
  assert.equal(dayText(at(-1), context("en"), NOW), "Monday, November 30");
});

test("each day stands above its messages, one below the other without a gap, and twice where a clock was set back", () => {
  const messages = [5, 5, 4, 4, 4, 5, 2].map(
    (day) => ({ queuedAt: new Date(2026, 0, day).getTime() }) as MessageSummary,
  );
  const days = daysOf(messages, context("en"));
  assert.deepEqual(
    days.map(({ places }) => places.length),
    [2, 3, 1, 1],
  );
  assert.equal(new Set(days.map(({ key }) => key)).size, 4);
  assert.deepEqual(
    days.flatMap(({ places }) => places.map(({ message }) => message)),
    messages,
  );
  let top = 0;
  for (const day of days) {
    assert.equal(day.top, top);
    top += DAY_HEIGHT;
    for (const place of day.places) {
      assert.deepEqual([place.top, place.bottom], [top, top + ENTRY_HEIGHT]);
      top += ENTRY_HEIGHT;
    }
    assert.equal(day.bottom, top);
  }
  const [first] = between(days, days[1]?.top ?? 0, days[1]?.bottom ?? 0);
  assert.deepEqual([first, between(days, top, top + 100)], [days[1], []]);
  assert.deepEqual(daysOf([], context("en")), []);
});

test("the day ends at midnight, also when the clocks change", () => {
  assert.equal(untilMidnight(new Date(2026, 10, 29, 23, 59)), 60_000);
  for (let day = 0; day < 366; day++) {
    const now = new Date(2026, 0, 1 + day, 13, 7);
    const next = new Date(now.getTime() + untilMidnight(now));
    assert.deepEqual([next.getHours(), next.getMinutes()], [0, 0]);
    assert.notEqual(next.toDateString(), now.toDateString());
  }
});
