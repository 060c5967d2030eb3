import assert from "node:assert/strict";
import { test } from "node:test";
import {
  advanceSend,
  ANSWER_GUARD_MS,
  NEW_SEND,
  type SendEvent,
  type SendMachine,
  type SendState,
  sendCommand,
} from "./send-machine.ts";

const STATES: readonly SendState[] = [
  "writing",
  "confirming",
  "sending",
  "sent",
  "partly-sent",
  "not-sent",
  "unknown",
  "held",
];
const EVENTS: readonly SendEvent[] = [
  "ask",
  "confirm",
  "back",
  "begin",
  "change",
  "restart",
  "sent",
  "partly-sent",
  "not-sent",
  "unknown",
  "held",
];

/** The whole table, in the order of EVENTS; `.`: nothing changes. */
const TABLE: Readonly<Record<SendState, string>> = {
  //             ask        confirm back    begin   change  restart sent partly-sent not-sent unknown held
  writing: "confirming . . sending . writing . . . unknown .",
  confirming: ". sending writing . writing writing . . . . .",
  sending: ". . . . . . sent partly-sent not-sent unknown held",
  sent: ". . . . writing writing . . . . .",
  "partly-sent": "confirming . . sending writing writing . . . . .",
  "not-sent": "confirming . . sending writing writing . . . . .",
  unknown: "confirming . . . . writing sent partly-sent not-sent unknown held",
  held: ". . . . writing writing sent partly-sent not-sent unknown held",
};

const follow = (events: readonly (readonly [SendEvent, number])[], from: SendMachine = NEW_SEND): SendMachine =>
  events.reduce((machine, [event, at]) => advanceSend(machine, event, at), from);

test("every event in every state does what the table says", () => {
  for (const state of STATES) {
    const machine: SendMachine = { state, since: 0, ...(state === "confirming" && { before: "writing" }) };
    const cells = EVENTS.map((event) => {
      const next = advanceSend(machine, event, 10_000);
      return next === machine ? "." : next.state;
    });
    assert.equal(cells.join(" "), TABLE[state], state);
  }
});

test("after sent, nothing is sent again, however Send is pressed", () => {
  assert.equal(sendCommand("sent"), "nothing");
  const sent: SendMachine = { state: "sent", since: 0 };
  for (const event of ["ask", "begin", "confirm"] as const) assert.equal(advanceSend(sent, event, 60_000), sent);
});

test("a question is never answered by Send, nor by a press within half a second of it", () => {
  assert.equal(sendCommand("confirming"), "show-question");
  const asked = follow([["ask", 1000]]);
  for (const at of [1000, 1120, 1000 + ANSWER_GUARD_MS - 1]) assert.equal(advanceSend(asked, "confirm", at), asked);
  assert.equal(advanceSend(asked, "confirm", 1000 + ANSWER_GUARD_MS).state, "sending");
});

test("whoever goes back from a question is where it was asked", () => {
  for (const state of ["writing", "partly-sent", "not-sent", "unknown"] as const)
    assert.equal(
      follow(
        [
          ["ask", 0],
          ["back", 10],
        ],
        { state, since: 0 },
      ).state,
      state,
    );
});

test("an unknown send stays one, whatever is changed or answered, until it is looked up, sent again or given up", () => {
  const unknown: SendMachine = { state: "unknown", since: 0 };
  assert.equal(advanceSend(unknown, "change", 10), unknown);
  assert.equal(
    follow(
      [
        ["ask", 0],
        ["change", 10],
      ],
      unknown,
    ).state,
    "unknown",
  );
  assert.equal(advanceSend(unknown, "begin", 10), unknown);
  assert.equal(advanceSend(unknown, "sent", 10).state, "sent");
  assert.equal(advanceSend(unknown, "restart", 10).state, "writing");
});

test("Send in each state: it checks, asks, points to the question, or does nothing", () => {
  assert.deepEqual(
    STATES.map((state) => [state, sendCommand(state)]),
    [
      ["writing", "check"],
      ["confirming", "show-question"],
      ["sending", "nothing"],
      ["sent", "nothing"],
      ["partly-sent", "check"],
      ["not-sent", "check"],
      ["unknown", "ask-again"],
      ["held", "nothing"],
    ],
  );
});
