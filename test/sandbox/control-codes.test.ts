/** Every control code that the vendor documents can be met in the sandbox; the README says how. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { CANCEL_CODES, CONTROL_CODES } from "@sms-composer/core/requests";
import { createSandbox, type SandboxOptions } from "@sms-composer/sandbox";

const KEY = "key-of-the-codes";
const NUMBER = "0600000000";
const MORNING = new Date("2026-03-10T10:00:00+01:00");
const NIGHT = new Date("2026-03-10T21:00:00+01:00");
const SUNDAY = new Date("2026-03-15T10:00:00+01:00");
const IN_AN_HOUR = { scheduledDeliveryDate: "10/03/2026", time: 11, minute: 0 };

interface Request {
  readonly call: string;
  readonly method?: "GET" | "POST";
  /** On top of a send that nothing is wrong with; `undefined` takes a parameter away. */
  readonly with?: Readonly<Record<string, unknown>>;
  /** Sent as it stands. */
  readonly raw?: string;
}

interface Recipe {
  readonly options?: SandboxOptions;
  /** The last one is answered with the code. */
  readonly requests: readonly Request[];
  /** Milliseconds that pass before the last request. */
  readonly later?: number;
}

const send = (parameters: Request["with"], options?: SandboxOptions): Recipe => ({
  requests: [{ call: "send", with: parameters ?? {} }],
  ...(options && { options }),
});
const account = (settings: SandboxOptions["account"], parameters: Request["with"] = {}): Recipe =>
  send(parameters, settings && { account: settings });
const cancel: Request = { call: "message-cancel", method: "GET", with: { messageId: "307" } };

const RECIPES: Readonly<Record<keyof typeof CONTROL_CODES, Recipe>> = {
  1: send({ apiKey: undefined }),
  2: send({ phoneNumbers: "" }),
  4: { requests: [{ call: "bulk-status", method: "GET", with: { messageId: "999" } }] },
  9: send({ phoneNumbers: "922264", message: "" }),
  10: send({ apiKey: "wrong" }),
  11: send({}, { credit: 0 }),
  13: send({ phoneNumbers: "+819012345678" }),
  14: {
    requests: [{ call: "stop-sms/add", with: { phoneNumber: NUMBER } }, { call: "send" }],
  },
  15: {
    requests: [
      { call: "stop-sms/add", with: { phoneNumber: NUMBER } },
      { call: "stop-sms/add", with: { phoneNumber: NUMBER } },
    ],
  },
  20: account({ state: "disabled" }),
  22: send({ isStopSms: 1 }, { account: { commercialWindow: "refuse" }, startAt: NIGHT }),
  23: send({ isStopSms: 1 }, { account: { commercialWindow: "refuse" }, startAt: SUNDAY }),
  30: account({ state: "blocked" }),
  40: account({ state: "api-denied" }),
  42: send({ gamme: 2, message: "x".repeat(161) }),
  43: send({ message: "" }),
  44: send({ sender: "MY&CO" }),
  45: send({ time: 10, minute: 0 }),
  46: send({ scheduledDeliveryDate: "18/08/2026", minute: 0 }),
  47: send({ scheduledDeliveryDate: "18/08/2026", time: 10 }),
  48: send({ scheduledDeliveryDate: "18/08/2026", time: 10, minute: 7 }),
  49: send({ scheduledDeliveryDate: "09/03/2026", time: 10, minute: 0 }),
  50: send({ phoneNumbers: Array.from({ length: 501 }, () => NUMBER).join(",") }),
  51: account({ lowCost: false }, { gamme: 2 }),
  52: send({ message: "x".repeat(1531) }),
  55: send({ phoneNumbers: "," }),
  90: { requests: [{ call: "send", raw: '{"message":"say "hi""}' }] },
  96: account({ state: "ip-denied" }),
  200: send({}),
  500: account({ queue: "down" }),
  992: account({ senders: ["OTHER"] }, { sender: "MYCOMPANY" }),
};

const CANCEL_RECIPES: Readonly<Record<keyof typeof CANCEL_CODES, Recipe>> = {
  1: { requests: [{ ...cancel, with: { apiKey: "" } }] },
  3: { requests: [{ ...cancel, with: {} }] },
  4: { requests: [cancel] },
  5: { requests: [{ call: "send", with: IN_AN_HOUR }, cancel, cancel] },
  6: { requests: [{ call: "send", with: IN_AN_HOUR }, cancel], later: 56 * 60_000 },
  7: { requests: [{ call: "send", with: IN_AN_HOUR }, cancel], later: 60 * 60_000 },
  10: { requests: [{ ...cancel, with: { apiKey: "wrong" } }] },
  200: { requests: [{ call: "send", with: IN_AN_HOUR }, cancel] },
};

const follow = async ({ options, requests, later = 0 }: Recipe): Promise<unknown> => {
  const sandbox = createSandbox({ apiKey: KEY, startAt: MORNING, ...options });
  let answer: { code?: unknown } = {};
  for (const [index, { call, method = "POST", with: own = {}, raw }] of requests.entries()) {
    if (index === requests.length - 1) sandbox.clock.advance(later);
    const url = `http://127.0.0.1/v1/${call}`;
    const parameters = { apiKey: KEY, ...(call === "send" && { phoneNumbers: NUMBER, message: "Hello" }), ...own };
    const request =
      method === "POST"
        ? new Request(url, { method, body: raw ?? JSON.stringify(parameters) })
        : new Request(`${url}?${new URLSearchParams(parameters as Record<string, string>)}`);
    answer = (await (await sandbox.fetch(request)).json()) as typeof answer;
  }
  return answer.code;
};

test("every code that the vendor documents has a recipe", () => {
  assert.deepEqual(Object.keys(RECIPES), Object.keys(CONTROL_CODES));
  assert.deepEqual(Object.keys(CANCEL_RECIPES), Object.keys(CANCEL_CODES));
});

const meanings = (codes: Readonly<Record<number, string>>, code: string): string => codes[Number(code)] ?? "";

for (const [code, recipe] of Object.entries(RECIPES)) {
  test(`control code ${code} (${meanings(CONTROL_CODES, code)}) can be met`, async () => {
    assert.equal(await follow(recipe), Number(code));
  });
}

for (const [code, recipe] of Object.entries(CANCEL_RECIPES)) {
  test(`control code ${code} (${meanings(CANCEL_CODES, code)}) of message-cancel can be met`, async () => {
    assert.equal(await follow(recipe), Number(code));
  });
}
