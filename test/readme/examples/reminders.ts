import { createClient } from "@sms-composer/client";
import { countSegments } from "@sms-composer/core/segments";

const client = createClient({
  apiKey: process.env["SMS_PARTNER_API_KEY"] ?? "",
  baseUrl: process.env["SMS_PARTNER_URL"], // the sandbox while you develop; nothing for the real API
});

const recipients = ["+33612345678", "+33798765432"];
const message = "Rappel : vous avez rendez-vous demain à 9 h 40 au cabinet.";

const needed = recipients.length * countSegments(message).segments;
const { premium } = await client.credits();
if (premium < needed) throw new Error(`This takes ${needed} SMS, and the credit is enough for ${premium}`);

const inAWeek = new Date(Date.now() + 7 * 24 * 60 * 60 * 1000);
inAWeek.setUTCHours(8, 0, 0, 0); // minutes go by five
const { messageId, segments } = await client.send({ recipients, message, sender: "Cabinet", scheduledAt: inAWeek });
console.log(`Scheduled: ${segments} SMS for each of ${recipients.length}`);

await client.cancel(messageId); // until five minutes before it leaves
console.log("Cancelled");
