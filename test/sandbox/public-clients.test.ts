/**
 * What public programs for the vendor's API send and what they read of its answers, transcribed as facts from their
 * repositories. The sandbox has to suit all of them, so that it does not drift from the real API.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { FaultOrder, SandboxOptions } from "@sms-composer/sandbox";
import { ask, fresh, SMS, webhooksOf, type Exchange } from "./recorded-account.ts";

/** A fact about a program, and about the answer that it needs. */
interface Fact {
  readonly client: string;
  readonly does: string;
  readonly method?: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly parameters?: object;
  readonly options?: SandboxOptions;
  readonly reads: (answer: Exchange) => void;
}

const accepted = ({ status, body }: Exchange): void => {
  assert.deepEqual([status, body.success, body.code], [200, true, 200]);
  assert.equal(typeof body.message_id, "number");
};
const errorKey: readonly FaultOrder[] = [{ fault: "error-key" }];

const FACTS: readonly Fact[] = [
  {
    client: "louislam/uptime-kuma",
    does: "sends 639 characters to two numbers",
    path: "send",
    parameters: { phoneNumbers: "+33612345678,+33712345678", sender: "Uptime Kuma", message: "x".repeat(639) },
    reads: accepted,
  },
  {
    client: "hoflish/smspartner-go",
    does: "writes a blank after the comma",
    path: "send",
    parameters: { ...SMS, phoneNumbers: "+33612345678, +33712345678" },
    reads: accepted,
  },
  {
    client: "hoflish/smspartner-go",
    does: "reads Low Cost credits by their older name",
    method: "GET",
    path: "me",
    reads: ({ body }) => assert.equal(body.credits.creditSmsLowCost, 37),
  },
  {
    client: "hoflish/smspartner-go",
    does: "takes refusals from HTTP 400",
    path: "send",
    parameters: { phoneNumbers: "+33612345678" },
    options: { refusalStatus: 400 },
    reads: ({ status, body }) => assert.deepEqual([status, body.errors[0].elementId], [400, "children[message].data"]),
  },
  {
    client: "moduloTech/smspartner",
    does: "reads the list of a refusal at `error`",
    path: "send",
    parameters: { message: "" },
    options: { faults: errorKey },
    reads: ({ body }) => assert.equal(body.error.length, 2),
  },
  {
    client: "cartoway/planner-web",
    does: "takes HTTP 403 of /me for a wrong key",
    method: "GET",
    path: "me",
    parameters: { apiKey: "wrong" },
    reads: ({ status }) => assert.equal(status, 403),
  },
  {
    client: "JamesStandbridge/php-sms-partner",
    does: "reads refusals from HTTP 4xx only",
    path: "stop-sms/add",
    parameters: { phoneNumber: "12" },
    options: { refusalStatus: 400 },
    reads: ({ status, body }) => assert.deepEqual([status, body.code], [400, 9]),
  },
  {
    client: "Kusama13/qarte-saas",
    does: "reads why a number was refused from `errors[].code`, a text",
    path: "send",
    parameters: { phoneNumbers: "0112345678", message: "a" },
    reads: ({ body }) => assert.deepEqual([body.code, body.errors[0].code], [55, "9"]),
  },
  {
    client: "octolo/python-pymissive",
    does: "sends null for a tag and addresses that it does not have",
    path: "send",
    parameters: { ...SMS, tag: null, urlResponse: null, urlDlr: null },
    reads: accepted,
  },
  {
    client: "hicinformatic/python-missive",
    does: "cancels by DELETE, which is no call: it gets JSON",
    method: "DELETE",
    path: "message-cancel/307",
    reads: ({ status, body }) => assert.deepEqual([status, body.success], [404, false]),
  },
  {
    client: "the MCP server sms-partner",
    does: "looks up a number without its plus",
    path: "lookup",
    parameters: { phoneNumbers: "33612345678" },
    reads: ({ body }) => assert.equal(body.lookup[0].format.e164, "+33612345678"),
  },
  {
    client: "the vendor's Node.js, Java, C# and Go programs",
    does: "make calls that are not played: they get JSON",
    path: "hlr/notify",
    reads: ({ status, body }) => assert.deepEqual([status, body.code], [404, 404]),
  },
  {
    client: "the vendor's Python and Java samples",
    does: "send `webhookUrl` and `virtualNumber`",
    path: "send",
    parameters: { ...SMS, webhookUrl: "https://example.com/hook", virtualNumber: "33644600000" },
    reads: accepted,
  },
  {
    client: "the vendor's PHP program",
    does: "schedules with numbers as texts",
    path: "send",
    parameters: { ...SMS, scheduledDeliveryDate: "18/03/2026", time: "09", minute: "00", gamme: "1" },
    reads: ({ body }) => assert.equal(body.scheduledDeliveryDate, "2026-03-18 09:00:00"),
  },
];

describe("public clients", () => {
  for (const { client, does, method = "POST", path, parameters, options, reads } of FACTS) {
    test(`${client} ${does}`, async () => {
      reads(await ask(fresh(options), method, path, parameters));
    });
  }

  test("octolo/python-pymissive reads the date of a status by int()", async () => {
    const sandbox = fresh();
    await ask(sandbox, "POST", "send", SMS);
    const { body } = await ask(sandbox, "GET", "message-status", { messageId: 307, phoneNumber: "+33612345678" });
    assert.match(body.date, /^\d+$/);
  });

  test("receivers of receipts find the id, a lower-case status, the number, and the tag of the send", async () => {
    const [delivered] = await webhooksOf("urlDlr", { ...SMS, tag: "campaign" });
    assert.deepEqual(
      [delivered?.msgId, delivered?.status, delivered?.phone, delivered?.tag],
      ["307", "delivered", "+33612345678", "campaign"],
    );
    const [failed] = await webhooksOf("urlDlr", { ...SMS, phoneNumbers: "+33600000098" });
    assert.equal(failed?.status, "not delivered");
  });

  test("hicinformatic/python-missive reads a receipt of the documented dialect", async () => {
    const [receipt] = await webhooksOf("urlDlr", SMS, { dialect: "documented" });
    assert.deepEqual(Object.keys(receipt ?? {}), ["type", "message_id", "phone_number", "status", "date"]);
  });

  test("receivers of replies find the type, the number, the text and the id", async () => {
    const [reply] = await webhooksOf("urlResponse", SMS, {}, "Oui");
    assert.deepEqual(reply, { type: "response", phone_number: "+33612345678", text: "Oui", message_id: 307 });
    const [stop] = await webhooksOf("urlResponse", SMS, {}, "Stop");
    assert.equal(stop?.type, "stop");
  });
});
