/** Answers of the real API that public repositories keep: the sandbox answers with the same members, of the same kinds. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ask, fresh, SMS, webhooksOf, type Body, type Exchange } from "./recorded-account.ts";

const LATER = { scheduledDeliveryDate: "18/03/2026", time: 20, minute: 0 };

/** The kinds of all members of an answer: what a client in a typed language can take. */
function kinds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(kinds);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, kinds(member)]));
}

/** An answer of the real API as a repository keeps it; numbers of phones are replaced. */
interface Recorded {
  readonly source: string;
  readonly recorded: object;
  readonly asked: () => Promise<Exchange>;
}

const RECORDED: readonly Recorded[] = [
  {
    source: "hoflish/smspartner-go, credits.json",
    recorded: {
      code: 200,
      credits: {
        balance: "0.900",
        creditHlr: 180,
        creditSms: 20,
        creditSmsLowCost: 37,
        currency: "EUR",
        solde: "0.900",
        toSend: 0,
      },
      success: true,
      user: { username: "example@gmail.com" },
    },
    asked: () => ask(fresh(), "GET", "me"),
  },
  {
    source: "hoflish/smspartner-go, status.json",
    recorded: { success: true, code: 200, messageId: "2270142", date: "1534615206" },
    async asked() {
      const sandbox = fresh();
      await ask(sandbox, "POST", "send", SMS);
      return ask(sandbox, "GET", "message-status", { messageId: 307, phoneNumber: "0612345678" });
    },
  },
  {
    source: "hoflish/smspartner-go, cancel_sms.json",
    recorded: { success: true, code: 200, message: "L'envoi du SMS a été annulé." },
    async asked() {
      const sandbox = fresh({ language: "fr" });
      await ask(sandbox, "POST", "send", { ...SMS, ...LATER });
      return ask(sandbox, "GET", "message-cancel", { messageId: 307 });
    },
  },
  {
    source: "hoflish/smspartner-go, lookup.json: a blank after the comma",
    recorded: {
      lookup: [
        { request: "+212620123456", success: true, countryCode: "" },
        {
          request: " +212666123456",
          success: false,
          message: "Le numéro de téléphone est vide ou n'est pas valide.",
        },
      ],
    },
    asked: () => ask(fresh({ language: "fr" }), "POST", "lookup", { phoneNumbers: "+212620123456, +212666123456" }),
  },
  {
    source: "the comment of a Java client, code 55",
    recorded: {
      success: false,
      code: 55,
      message: "Aucun prix par default n'a été trouvé pour les numéros suivant (15957135105)",
      errors: [
        {
          success: false,
          code: "9",
          message: "Le téléphone (15957135105) n'est pas être un numéro de mobile",
        },
      ],
    },
    asked: () => ask(fresh({ language: "fr" }), "POST", "send", { ...SMS, phoneNumbers: "15957135105" }),
  },
  {
    source: "Kusama13/qarte-saas, the incident of 2026-07-22",
    recorded: { success: true, code: 200, message: "Request queued for processing" },
    asked: () => ask(fresh({ faults: [{ fault: "degraded" }] }), "POST", "send", SMS),
  },
];

describe("recorded answers", () => {
  for (const { source, recorded, asked } of RECORDED) {
    test(`${source}: the same members of the same kinds, and the same sentences`, async () => {
      const { body } = await asked();
      assertHolds(body, recorded, source);
    });
  }

  test("the receipt that octolo/python-pymissive keeps: the same members of the same kinds, and no other", async () => {
    const recorded = {
      status: "delivered",
      msgId: "95415616",
      date: 1_771_941_463,
      phone: "+33612345678",
      cost: "0.049",
      currency: "EUR",
    };
    const [receipt] = await webhooksOf("urlDlr", SMS);
    assert.deepEqual(kinds(receipt), kinds(recorded));
    assert.deepEqual([receipt?.status, receipt?.phone], [recorded.status, recorded.phone]);
  });
});

/** Whether an answer has every member of a recorded one, of its kind; texts that are sentences are the same. */
function assertHolds(actual: Body, recorded: unknown, where: string): void {
  assert.equal(typeof actual, typeof recorded, where);
  if (typeof recorded === "string" && recorded.includes(" ")) assert.equal(actual, recorded, where);
  if (typeof recorded !== "object" || recorded === null) return;
  for (const [name, member] of Object.entries(recorded)) assertHolds(actual[name], member, `${where} ${name}`);
}
