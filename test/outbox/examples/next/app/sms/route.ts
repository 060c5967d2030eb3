import { createHandler } from "@sms-composer/client";
import { outbox, store } from "../../outbox.ts";

// `authorize` is your own sign-in: whoever it lets in may send.
const handler = createHandler({ outbox, store, authorize: (request) => request.headers.has("cookie") });
export { handler as GET, handler as POST };
