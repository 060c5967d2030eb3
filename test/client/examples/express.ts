import { createHandler } from "@sms-composer/client";
import { toNodeListener } from "@sms-composer/client/node";
import express from "express";
import { currentUser, mayCurrentUserSend } from "./session.ts";

const sendSms = createHandler({
  apiKey: process.env["SMS_PARTNER_API_KEY"] ?? "",
  baseUrl: process.env["SMS_PARTNER_URL"],
  authorize: mayCurrentUserSend,
  scope: currentUser,
});

export const app = express();
app.all("/sms", toNodeListener(sendSms));
