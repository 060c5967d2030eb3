import { createHandler } from "@sms-composer/client";
import { Hono } from "hono";
import { currentUser, mayCurrentUserSend } from "./session.ts";

const sendSms = createHandler({
  apiKey: process.env["SMS_PARTNER_API_KEY"] ?? "",
  baseUrl: process.env["SMS_PARTNER_URL"],
  authorize: mayCurrentUserSend,
  scope: currentUser,
});

export const app = new Hono();
app.all("/sms", ({ req }) => sendSms(req.raw));
