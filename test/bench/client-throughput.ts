import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "@sms-composer/client";
import type { Measurement } from "./measurement.ts";
import { asRate, ratePerSecond } from "./rate.ts";

const ANSWER = '{"success":true,"code":200,"message_id":307,"nb_sms":1,"cost":0.038,"currency":"EUR"}';
const AT_A_TIME = 8;
const ONE = { recipients: ["+33612345678"], message: "Votre commande est prête." };
const FULL = { ...ONE, recipients: Array.from({ length: 500 }, (_, n) => `+336${String(12_000_000 + n)}`) };

/** Sends of the client, beside posts of Node's own HTTP client, to a server in the same process. */
export async function clientThroughput(): Promise<readonly Measurement[]> {
  const server = createServer((incoming, response) => {
    incoming.resume().on("end", () => response.writeHead(200, { "Content-Type": "application/json" }).end(ANSWER));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const client = createClient({ apiKey: "key-of-the-bench", baseUrl: `http://127.0.0.1:${port}/v1` });
  const agent = new Agent({ keepAlive: true });
  const post = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const outgoing = request({ port, host: "127.0.0.1", path: "/v1/send", method: "POST", agent }, (incoming) =>
        incoming.resume().on("end", () => resolve()),
      );
      outgoing.on("error", reject).end(JSON.stringify(ONE));
    });
  try {
    return [
      { what: "Sends, one after the other", measured: asRate(await ratePerSecond(() => client.send(ONE))) },
      {
        what: `Sends, ${AT_A_TIME} at a time`,
        measured: asRate(await ratePerSecond(() => client.send(ONE), AT_A_TIME)),
      },
      {
        what: "Sends to 500 numbers, one after the other",
        measured: asRate(await ratePerSecond(() => client.send(FULL))),
      },
      {
        what: "For comparison: bare posts over kept connections, one after the other",
        measured: asRate(await ratePerSecond(post)),
      },
    ];
  } finally {
    agent.destroy();
    server.closeAllConnections();
    server.close();
  }
}
