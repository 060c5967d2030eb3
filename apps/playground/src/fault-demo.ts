import { createClient, toSendOutcome } from "@sms-composer/client";
import type { SendOutcome } from "@sms-composer/core";
import { FAULTS, type FaultKind, serveSandbox } from "@sms-composer/sandbox";

/** The client's outcome of one send under a fault, and what is true. */
export interface FaultReport {
  readonly fault: FaultKind;
  /** The description of what the sandbox does. */
  readonly description: string;
  readonly outcome: SendOutcome["outcome"];
  /** Whether the handset has the message. */
  readonly hasArrived: boolean;
}

const RECIPIENT = "+33612345678";
const API_KEY = "trial";
/** Milliseconds that the client waits, and by which slow faults are slow. */
const TIMEOUT = 1500;
const SLOWNESS = 3000;

/** On a sandbox of its own, over a real connection. */
async function tryFault(fault: FaultKind): Promise<FaultReport> {
  const server = await serveSandbox({ apiKey: API_KEY, faults: [{ fault, milliseconds: SLOWNESS }] });
  try {
    const client = createClient({ apiKey: API_KEY, baseUrl: server.baseUrl, timeout: TIMEOUT });
    const { outcome } = await client
      .send({ recipients: [RECIPIENT], message: "Bonjour" })
      .then((receipt): SendOutcome => ({ outcome: "sent", ...receipt }), toSendOutcome);
    return { fault, description: FAULTS[fault], outcome, hasArrived: server.sandbox.received(RECIPIENT).length > 0 };
  } finally {
    await server.close();
  }
}

/** One send under each fault of the sandbox. */
export const tryFaults = (): Promise<readonly FaultReport[]> =>
  Promise.all((Object.keys(FAULTS) as FaultKind[]).map(tryFault));
