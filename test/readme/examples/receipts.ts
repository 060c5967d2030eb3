import { createServer } from "node:http";
import { createClient, createWebhookHandler, webhookUrl } from "@sms-composer/client";
import { toNodeListener } from "@sms-composer/client/node";

const secret = process.env["WEBHOOK_SECRET"] ?? ""; // long and random: without it, anybody could post receipts
const publicUrl = process.env["PUBLIC_URL"] ?? ""; // where the gateway reaches this server, such as https://shop.example

const receive = createWebhookHandler({
  secret,
  onReceipt: ({ reference, recipient, status }) => console.log(`${reference}: ${recipient} ${status}`),
  onReply: ({ from, text }) => console.log(`${from} writes: ${text}`),
  onStop: ({ from }) => console.log(`${from} wants no more messages`),
});

createServer(toNodeListener(receive)).listen(Number(process.env["PORT"]), async () => {
  const client = createClient({
    apiKey: process.env["SMS_PARTNER_API_KEY"] ?? "",
    baseUrl: process.env["SMS_PARTNER_URL"],
  });
  const address = await webhookUrl(`${publicUrl}/hooks`, { secret, reference: "order-4711" });
  const order = { recipients: ["+33612345678"], message: "Votre commande est prête." };
  const { messageId } = await client.send({ ...order, receiptUrl: address, responseUrl: address });
  console.log(`Message ${messageId} was sent`);
});
