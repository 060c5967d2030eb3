import { createClient, SmsPartnerError } from "@sms-composer/client";

/** The scenario of one client in a runtime. */
export interface Scenario {
  readonly baseUrl: string;
  /** `fetch`: the runtime's own is given to the client. */
  readonly transport: "default" | "fetch";
  /** The texts of the sends, one after the other. */
  readonly messages: readonly string[];
}

/** The ends of each send: an outcome, behind a slash the reason of a transport error. */
export type Endings = readonly string[];

export async function perform({ baseUrl, transport, messages }: Scenario): Promise<Endings> {
  const client = createClient({
    apiKey: "key-that-nobody-else-may-see",
    baseUrl,
    timeout: 4000,
    ...(transport === "fetch" ? { fetch: globalThis.fetch } : {}),
  });
  const endings: string[] = [];
  for (const message of messages) {
    endings.push(
      await client.send({ recipients: ["+33612345678"], message }).then(
        () => "sent",
        (error: unknown) =>
          error instanceof SmsPartnerError
            ? `${error.outcome}/${"reason" in error ? String(error.reason) : String(error.httpStatus)}`
            : `an error that is none of the client's: ${String(error)}`,
      ),
    );
    // A connection that is kept is put aside only after the answer was read.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return endings;
}
