import type { SendOutcome, SendRequest } from "@sms-composer/core";

/** Sends a request, or says what became of it. A thrown error counts as an unknown outcome: it may have left. */
export type Transport = (request: SendRequest, options: { readonly signal: AbortSignal }) => Promise<SendOutcome>;
