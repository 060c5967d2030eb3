import { createClient, createHandler } from "@sms-composer/client";
import { createOutbox, postgresStore } from "@sms-composer/outbox";

// The same program on each machine: all of them take requests in, and all of them send.
const store = postgresStore(process.env["DATABASE_URL"] ?? "");
export const outbox = createOutbox({
  client: createClient({
    apiKey: process.env["SMS_PARTNER_API_KEY"] ?? "",
    baseUrl: process.env["SMS_PARTNER_URL"],
  }),
  store,
  pace: { requestsPerSecond: 5 },
});
outbox.start();

/** The handler that `<sms-composer endpoint="/sms">` posts to and asks by GET. */
const handler = createHandler({ outbox, store, authorize: (request) => request.headers.has("cookie") });
export { handler as GET, handler as POST };

/** A code does not wait for a campaign. */
export const sendCode = (phone: string, code: string, loginId: string) =>
  outbox.send(
    { recipients: [phone], message: `Votre code : ${code}` },
    { idempotencyKey: `login-${loginId}`, priority: "high" },
  );

process.once("SIGTERM", () => void outbox.stop().then(() => store.close()));
