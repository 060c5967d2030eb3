import { createHandler } from "@sms-composer/client";
import { mayCurrentUserSend } from "./session.ts";

export const POST = createHandler({
  apiKey: process.env["SMS_PARTNER_API_KEY"] ?? "",
  baseUrl: process.env["SMS_PARTNER_URL"],
  authorize: mayCurrentUserSend,
});
