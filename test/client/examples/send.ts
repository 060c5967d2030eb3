import { createClient, SmsPartnerError } from "@sms-composer/client";

const client = createClient({
  apiKey: process.env["SMS_PARTNER_API_KEY"] ?? "",
  baseUrl: process.env["SMS_PARTNER_URL"], // the sandbox while you develop; nothing for the real API
});

try {
  const { messageId, segments, cost, currency } = await client.send({
    recipients: ["+33612345678"],
    message: "Votre commande est prête : il reste 5 € à régler.",
    sender: "Boutique",
  });
  console.log(`Message ${messageId} is on its way: ${segments} SMS for ${cost} ${currency}`);
} catch (error) {
  if (!(error instanceof SmsPartnerError)) throw error;
  if (error.outcome === "not-sent") console.error(`Nothing was sent. ${error.message}`);
  else console.error(`It may have been sent: look before you send again. ${error.message}`);
}
