import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Announcer } from "./announcer.ts";

function announcer() {
  const said: string[] = [];
  return { said, announcer: new Announcer((text) => said.push(text)) };
}

test("it speaks a second after typing stops, once, and only when something worth saying has changed", () => {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const { said, announcer: a } = announcer();
  a.settle(() => ({ key: "1 gsm", text: "1 SMS" }));
  mock.timers.tick(5000);
  assert.deepEqual(said, [], "the first count was there when the page came");
  a.settle(() => ({ key: "2 gsm", text: "2 SMS" }));
  mock.timers.tick(900);
  a.settle(() => ({ key: "3 gsm", text: "3 SMS" }));
  mock.timers.tick(900);
  assert.deepEqual(said, []);
  mock.timers.tick(100);
  assert.deepEqual(said, ["3 SMS"]);
  a.settle(() => ({ key: "3 gsm", text: "3 SMS" }));
  mock.timers.tick(5000);
  assert.deepEqual(said, ["3 SMS"]);
  mock.timers.reset();
});

test("what came back to what was said before is not said", () => {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const { said, announcer: a } = announcer();
  a.settle(() => ({ key: "1", text: "one" }));
  a.settle(() => ({ key: "2", text: "two" }));
  a.settle(() => ({ key: "1", text: "one" }));
  mock.timers.tick(5000);
  assert.deepEqual(said, []);
  mock.timers.reset();
});

test("an outcome is said at once, and nothing older after it", () => {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const { said, announcer: a } = announcer();
  a.settle(() => ({ key: "1", text: "one" }));
  a.settle(() => ({ key: "2", text: "two" }));
  a.now("Sent");
  mock.timers.tick(5000);
  assert.deepEqual(said, ["Sent"]);
  mock.timers.reset();
});
