import { createClient } from "@sms-composer/client";

const client = createClient({
  apiKey: process.env["SMS_PARTNER_API_KEY"] ?? "",
  baseUrl: process.env["SMS_PARTNER_URL"],
});

const { balance, currency, premium } = await client.credits();
console.log(`${balance} ${currency}: enough for ${premium} SMS`);

const { messageId } = await client.sendBulk({
  messages: [
    { recipient: "+33612345678", message: "Ada, rendez-vous à 10 h." },
    { recipient: "+33798765432", message: "Bob, rendez-vous à 11 h." },
  ],
  scheduledAt: new Date(Math.ceil(Date.now() / 300_000) * 300_000 + 3_600_000), // in an hour, on a 5-minute step
});
for (const { recipient, status } of await client.statusByMessage(messageId)) console.log(recipient, status);
await client.cancel(messageId);

const stopId = await client.addStop("+33612345678");
console.log((await client.stopList()).map(({ phoneNumber }) => phoneNumber));
await client.removeStop(stopId);
