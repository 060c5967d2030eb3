import { createClient, createHandler, createWebhookHandler, stopListOptOuts, webhookUrl } from "@sms-composer/client";
import { Hono } from "hono";
import { currentUser, mayCurrentUserSend } from "./session.ts";

const { SMS_PARTNER_API_KEY = "", SMS_PARTNER_URL, WEBHOOK_SECRET: secret = "", PUBLIC_URL = "" } = process.env;
const client = createClient({ apiKey: SMS_PARTNER_API_KEY, baseUrl: SMS_PARTNER_URL });
const optOuts = stopListOptOuts(client);

const sendSms = createHandler({
  client,
  optOuts,
  authorize: mayCurrentUserSend,
  scope: currentUser,
  // Answers to what is sent here come back to `/hooks`.
  fields: { fixed: async () => ({ responseUrl: await webhookUrl(`${PUBLIC_URL}/hooks`, { secret }) }) },
});
const receive = createWebhookHandler({ secret, onStop: ({ from }) => optOuts.add(from) });

export const app = new Hono();
app.all("/sms", ({ req }) => sendSms(req.raw));
app.post("/hooks", ({ req }) => receive(req.raw));
// For the page: `composer.optOuts = (recipients) => …` asks here.
app.post("/opt-outs", async ({ req, json, body }) => {
  const recipients: unknown = await req.json();
  if (!(await mayCurrentUserSend(req.raw)) || !Array.isArray(recipients)) return body(null, 403);
  return json(await optOuts(recipients.map(String)));
});
