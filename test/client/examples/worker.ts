import { createHandler } from "@sms-composer/client";
import { mayCurrentUserSend } from "./session.ts";

interface Environment {
  readonly SMS_PARTNER_API_KEY: string;
  readonly SMS_PARTNER_URL?: string;
}

export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    const sendSms = createHandler({
      apiKey: environment.SMS_PARTNER_API_KEY,
      baseUrl: environment.SMS_PARTNER_URL,
      authorize: mayCurrentUserSend,
    });
    return new URL(request.url).pathname === "/sms" ? sendSms(request) : new Response("Not found", { status: 404 });
  },
};
