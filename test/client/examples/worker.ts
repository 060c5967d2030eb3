import { createHandler, memoryStore } from "@sms-composer/client";
import { currentUser, mayCurrentUserSend } from "./session.ts";

interface Environment {
  readonly SMS_PARTNER_API_KEY: string;
  readonly SMS_PARTNER_URL?: string;
}

// For all requests of this isolate. Cloudflare runs many: a store over D1 or a Durable Object serves all of them.
const store = memoryStore();

export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    const sendSms = createHandler({
      apiKey: environment.SMS_PARTNER_API_KEY,
      baseUrl: environment.SMS_PARTNER_URL,
      authorize: mayCurrentUserSend,
      scope: currentUser,
      store,
    });
    return new URL(request.url).pathname === "/sms" ? sendSms(request) : new Response("Not found", { status: 404 });
  },
};
