import { ApiError, createClient, SmsPartnerError } from "@sms-composer/client";

const client = createClient({
  apiKey: process.env["SMS_PARTNER_API_KEY"] ?? "",
  baseUrl: process.env["SMS_PARTNER_URL"],
});

// A tag of its own, made and stored before the attempt, is what a send can be found by afterwards.
const tag = "order-4711";

try {
  await client.send({ recipients: ["+33612345678"], message: "Votre commande est prête.", tag });
  console.log("Sent");
} catch (error) {
  if (!(error instanceof SmsPartnerError) || error.outcome === "not-sent") throw error;
  const deliveries = await client.statusByTag(tag).catch((reason: unknown) => {
    if (reason instanceof ApiError && reason.codeName === "message-not-found") return [];
    throw reason;
  });
  console.log(deliveries.length > 0 ? "Sent: the answer was lost, the message was not" : "The API knows nothing of it");
}
