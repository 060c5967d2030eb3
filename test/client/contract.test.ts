import { createClient, ResponseError, ApiError } from "@sms-composer/client";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { toXml } from "./api-calls.ts";
import { DOCUMENTED_EXAMPLES } from "./documented-examples.ts";
import type { DocumentedExample } from "./documented-examples.ts";
import { reply, startFaultServer } from "./fault-server.ts";
import type { ReceivedRequest } from "./fault-server.ts";

const KEY = "0123456789abcdef";

/** The parameters of a request: the members of its body, or of its query. */
function parametersOf({ method, target, body }: ReceivedRequest): Record<string, unknown> {
  if (method === "POST") return JSON.parse(body) as Record<string, unknown>;
  return Object.fromEntries(new URL(target, "http://api.test").searchParams);
}

/** Makes a call to a server with one answer. */
async function exchange(call: DocumentedExample["call"], body: string, format: "json" | "xml") {
  const server = await startFaultServer({ answer: reply(200, body, { "content-type": `application/${format}` }) });
  try {
    const result = await call(createClient({ apiKey: KEY, baseUrl: `${server.address}/v1`, format }));
    const [request] = server.received;
    assert.ok(request);
    return { result, request, requests: server.received.length };
  } finally {
    await server.close();
  }
}

for (const [name, { call, method, path, parameters, json, xml, result }] of Object.entries(DOCUMENTED_EXAMPLES)) {
  describe(`documented example: ${name}`, () => {
    it("in JSON", async () => {
      const { request, result: actual, requests } = await exchange(call, json, "json");
      assert.deepEqual(actual, result);
      assert.deepEqual([request.method, request.target.split("?")[0], requests], [method, path, 1]);
      assert.deepEqual(parametersOf(request), { apiKey: KEY, ...parameters });
    });

    it("in XML", async () => {
      const body = xml ?? toXml(JSON.parse(json) as Record<string, unknown>);
      const { request, result: actual } = await exchange(call, body, "xml");
      assert.deepEqual(actual, result);
      assert.deepEqual(parametersOf(request), { apiKey: KEY, ...parameters, _format: "xml" });
    });
  });
}

describe("documented example: GET /bulk-status-by-tag", () => {
  const list = [
    { phoneNumber: "+33600000001", status: "Delivered", stopSMS: false, date: "1517989111" },
    { phoneNumber: "+33600000002", status: "Delivered", stopSMS: false, date: "1517989101" },
  ];
  for (const format of ["json", "xml"] as const) {
    it(`in ${format.toUpperCase()}, page by page`, async () => {
      const page = (number: number, entries: readonly unknown[]): string => {
        const body = { success: true, code: 200, currentPage: number, total: 2, StatutResponse_List: entries };
        return format === "xml" ? toXml(body) : JSON.stringify(body);
      };
      const server = await startFaultServer({
        answer: (socket, request) => {
          const number = Number(parametersOf(request)["page"] ?? 1);
          return reply(200, page(number, number > 1 ? [] : list))(socket, request);
        },
      });
      const client = createClient({ apiKey: KEY, baseUrl: `${server.address}/v1`, format });
      const deliveries = await client.statusByTag("spring").finally(server.close);
      assert.deepEqual(deliveries, [
        {
          recipient: "+33600000001",
          status: "delivered",
          statusText: "Delivered",
          stopped: false,
          at: new Date("2018-02-07T07:38:31Z"),
        },
        {
          recipient: "+33600000002",
          status: "delivered",
          statusText: "Delivered",
          stopped: false,
          at: new Date("2018-02-07T07:38:21Z"),
        },
      ]);
      assert.deepEqual(
        server.received.map((request) => parametersOf(request)["tag"]),
        ["spring", "spring"],
      );
    });
  }
});

describe("documented example: refusals", () => {
  const send: DocumentedExample["call"] = (client) => client.send({ recipients: ["+33600000000"], message: "a" });
  const refusalOf = async (body: string, format: "json" | "xml"): Promise<unknown> =>
    exchange(send, body, format).then(
      () => assert.fail("it was accepted"),
      (error: unknown) => error,
    );
  const fieldErrors = [
    { field: "message", elementId: "children[message].data", message: "The message is required" },
    { field: "sender", elementId: "children[sender].data", message: "The sender is too long" },
  ];
  const list = fieldErrors.map(({ elementId, message }) => ({ elementId, message }));

  it("a list of errors in JSON, under both names", async () => {
    for (const name of ["errors", "error"]) {
      const error = await refusalOf(JSON.stringify({ success: false, code: 9, [name]: list }), "json");
      assert.ok(error instanceof ApiError);
      assert.deepEqual([error.code, error.outcome, error.fieldErrors], [9, "not-sent", fieldErrors]);
    }
  });

  it("a list of errors in XML", async () => {
    const error = await refusalOf(toXml({ success: false, code: 9, errors: list }), "xml");
    assert.ok(error instanceof ApiError);
    assert.deepEqual([error.code, error.outcome, error.fieldErrors], [9, "not-sent", fieldErrors]);
  });

  it("a single message, in JSON and in XML", async () => {
    const body = { success: false, code: 10, message: "Clé API incorrecte" };
    for (const [text, format] of [
      [JSON.stringify(body), "json"],
      [toXml(body), "xml"],
    ] as const) {
      const error = await refusalOf(text, format);
      assert.ok(error instanceof ApiError);
      assert.deepEqual(
        [error.code, error.codeName, error.apiMessage, error.outcome],
        [10, "wrong-api-key", "Clé API incorrecte", "not-sent"],
      );
    }
  });

  it("the documentation's XML whose list is not closed: a clear error, and nothing certain", async () => {
    const xml = `<?xml version='1.0' encoding='UTF-8'?>
<result>
  <entry>false</entry>
  <entry>9</entry>
  <entry>
    <entry>
      <entry><![CDATA[children[message].data]]></entry>
      <entry><![CDATA[The message is required]]></entry>
    </entry>
</result>`;
    const error = await refusalOf(xml, "xml");
    assert.ok(error instanceof ResponseError);
    assert.match(error.message, /the XML is malformed \(line \d+/);
    assert.deepEqual([error.outcome, error.rawBody], ["unknown", xml]);
  });
});
