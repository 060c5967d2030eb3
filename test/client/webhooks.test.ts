/** Tests of `createWebhookHandler` in Hono, Express and plain Node, with the reports that the sandbox posts. */
import { createClient, createWebhookHandler, webhookUrl } from "@sms-composer/client";
import type { ReceiptEvent, ReplyEvent } from "@sms-composer/client";
import { toNodeListener } from "@sms-composer/client/node";
import { serveSandbox } from "@sms-composer/sandbox";
import type { SandboxServer } from "@sms-composer/sandbox";
import express from "express";
import { Hono } from "hono";
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";

const NUMBER = "+33612345678";
const SECRET = "a long and random secret";

type Handler = (request: Request) => Promise<Response>;

const HOSTS: Readonly<Record<string, (handler: Handler) => Server>> = {
  "plain Node": (handler) => createServer((incoming, outgoing) => void toNodeListener(handler)(incoming, outgoing)),
  Express: (handler) => {
    const app = express();
    app.use(express.json());
    app.post("/hooks", toNodeListener(handler));
    return createServer(app);
  },
  Hono: (handler) => {
    const app = new Hono();
    app.post("/hooks", ({ req }) => handler(req.raw));
    return createServer(
      (incoming, outgoing) => void toNodeListener(async (request) => app.fetch(request))(incoming, outgoing),
    );
  },
};

let sandbox: SandboxServer;
before(async () => {
  sandbox = await serveSandbox({ apiKey: "key", receiptDelayMs: 0 });
});
after(() => sandbox.close());

for (const [name, host] of Object.entries(HOSTS)) {
  describe(`webhooks in ${name}`, () => {
    const receipts: ReceiptEvent[] = [];
    const replies: ReplyEvent[] = [];
    const stops: ReplyEvent[] = [];
    let server: Server;
    let base: string;

    before(async () => {
      const handler = createWebhookHandler({
        secret: SECRET,
        onReceipt: (event) => receipts.push(event),
        onReply: (event) => replies.push(event),
        onStop: (event) => stops.push(event),
      });
      server = host(handler);
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
    });
    after(async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    });

    /** Sends a message whose receipt and replies come to the webhook. */
    async function send(reference: string): Promise<number | string> {
      const client = createClient({ apiKey: "key", baseUrl: sandbox.baseUrl });
      const address = await webhookUrl(base, { secret: SECRET, reference });
      const request = { recipients: [NUMBER], message: "A demain ?", receiptUrl: address, responseUrl: address };
      const { messageId } = await client.send(request);
      sandbox.sandbox.clock.advance(1000);
      await sandbox.sandbox.webhooks();
      return messageId;
    }

    it("the receipt of a send comes with its reference, once, and is final", async () => {
      for (const fault of [undefined, "receipt-twice", "receipt-late"] as const) {
        receipts.length = 0;
        if (fault) sandbox.sandbox.faults.add({ fault, times: 1 });
        const messageId = await send(`order-${fault}`);
        assert.deepEqual(
          receipts.map((receipt) => [receipt.messageId, receipt.recipient, receipt.status, receipt.reference]),
          [[messageId, NUMBER, "delivered", `order-${fault}`]],
        );
      }
    });

    it("a reply comes as it was written, also in parts", async () => {
      const messageId = await send("order");
      sandbox.sandbox.reply(NUMBER, "Oui, à demain");
      await sandbox.sandbox.webhooks();
      assert.deepEqual(
        [replies.at(-1)?.text, replies.at(-1)?.from, replies.at(-1)?.messageId],
        ["Oui, à demain", NUMBER, messageId],
      );
      sandbox.sandbox.faults.add({ fault: "reply-in-parts", times: 1 });
      const long = "Une longue réponse. ".repeat(20);
      sandbox.sandbox.reply(NUMBER, long);
      await sandbox.sandbox.webhooks();
      assert.equal(replies.at(-1)?.text, long);
      assert.equal(replies.length, 2);
    });

    it("STOP is told apart from a reply", async () => {
      await send("order");
      sandbox.sandbox.reply(NUMBER, "Stop");
      await sandbox.sandbox.webhooks();
      assert.deepEqual(
        stops.map(({ from, text, reference }) => [from, text, reference]),
        [[NUMBER, "Stop", "order"]],
      );
      const client = createClient({ apiKey: "key", baseUrl: sandbox.baseUrl });
      for (const { id } of await client.stopList()) await client.removeStop(id);
    });
  });
}
