import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { createSandbox, type Sandbox, type SandboxOptions } from "@sms-composer/sandbox";

const KEY = "key-of-the-clients";
const START = new Date("2026-03-10T10:00:00+01:00");

/** The prices of the account whose credits were recorded. */
const PRICES = { FR: { premium: "0.045", lowCost: "0.024" } };

// oxlint-disable-next-line typescript/no-explicit-any -- answers are looked into as the clients do, without a type
export type Body = any;

/** An answer of the sandbox. */
export interface Exchange {
  readonly status: number;
  readonly body: Body;
}

/** The account whose credits were recorded. */
export function fresh(options: SandboxOptions = {}): Sandbox {
  return createSandbox({ apiKey: KEY, startAt: START, credit: "0.9", prices: PRICES, ...options });
}

/** Makes a call with the account's key, unless `parameters` have another. */
export async function ask(sandbox: Sandbox, method: string, path: string, parameters: object = {}): Promise<Exchange> {
  const all = { apiKey: KEY, ...parameters };
  const url = `http://127.0.0.1/v1/${path}`;
  const query = new URLSearchParams(Object.entries(all).map(([name, value]) => [name, String(value)]));
  const answer = await sandbox.fetch(
    method === "POST"
      ? new Request(url, { method, body: JSON.stringify(all) })
      : new Request(`${url}?${query}`, { method }),
  );
  return { status: answer.status, body: await answer.json() };
}

/** A send that nothing is wrong with. */
export const SMS = { phoneNumbers: "+33612345678", message: "Hello" };

/** Sends, lets the text arrive, types a reply if any, and returns what was posted to the send's address. */
export async function webhooksOf(
  address: "urlDlr" | "urlResponse",
  send: object,
  options: SandboxOptions = {},
  reply?: string,
): Promise<readonly Body[]> {
  const posted: Body[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (piece: string) => (text += piece));
    request.on("end", () => {
      posted.push(JSON.parse(text));
      response.end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  try {
    const sandbox = fresh(options);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await ask(sandbox, "POST", "send", { ...send, [address]: url });
    if (reply !== undefined) sandbox.reply("+33612345678", reply);
    sandbox.clock.advance(2000);
    await sandbox.webhooks();
    return posted;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
