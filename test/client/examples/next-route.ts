import { createHandler } from "@sms-composer/client";
import { currentUser, mayCurrentUserSend } from "./session.ts";

const sendSms = createHandler({
  apiKey: process.env["SMS_PARTNER_API_KEY"] ?? "",
  baseUrl: process.env["SMS_PARTNER_URL"],
  authorize: mayCurrentUserSend,
  scope: currentUser,
});

export { sendSms as GET, sendSms as POST };
