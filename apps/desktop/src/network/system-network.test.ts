import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:https";
import { connect, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { LOOPBACK_AUTHORITY } from "../../../../test/client/loopback-authority.ts";

const CREDITS = {
  success: true,
  code: 200,
  user: { username: "clinic", firstname: "x", lastname: "y" },
  credits: { creditSms: 1, creditSmsECO: 1, creditHlr: 1, toSend: 0, balance: "1", currency: "EUR" },
};
const tunnels: string[] = [];
const passed: string[] = [];
const api = createServer({ key: LOOPBACK_AUTHORITY.key, cert: LOOPBACK_AUTHORITY.cert }, async (request, response) => {
  await text(request);
  response.setHeader("content-type", "application/json").end(JSON.stringify(CREDITS));
});
const proxy = createHttpServer();
proxy.on("connect", (request, socket, head) => {
  tunnels.push(request.url ?? "");
  const onward = connect((api.address() as AddressInfo).port, "127.0.0.1", () => {
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    onward.write(head);
    socket.on("data", (bytes: Buffer) => passed.push(bytes.toString("latin1")));
    socket.pipe(onward).pipe(socket);
  });
  onward.on("error", () => socket.destroy());
  socket.on("error", () => onward.destroy());
});
let folder: string;
before(async () => {
  for (const server of [api, proxy]) await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  folder = mkdtempSync(join(tmpdir(), "sms-network-"));
  writeFileSync(join(folder, "authority.pem"), LOOPBACK_AUTHORITY.ca);
});
after(() => {
  api.closeAllConnections();
  api.close();
  proxy.closeAllConnections();
  proxy.close();
  rmSync(folder, { recursive: true });
});

/** The client's answer in a process whose system trusts the authority, or does not. */
async function ask(options: { trusts: boolean; proxied: boolean }): Promise<string> {
  const { port } = api.address() as AddressInfo;
  const { port: proxyPort } = proxy.address() as AddressInfo;
  const at = (path: string) => pathToFileURL(join(import.meta.dirname, path)).href;
  const program = `
    import { createClient } from "@sms-composer/client";
    import { trustSystemCertificates } from ${JSON.stringify(at("system-certificates.ts"))};
    import { readProxyList } from ${JSON.stringify(at("proxy-list.ts"))};
    ${options.trusts ? "trustSystemCertificates();" : ""}
    const proxy = () => readProxyList(${JSON.stringify(options.proxied ? `PROXY 127.0.0.1:${proxyPort}` : "DIRECT")});
    const client = createClient({ apiKey: "secret-key", baseUrl: "https://localhost:${port}/v1", proxy, retry: { attempts: 1 } });
    console.log(await client.credits().then(({ user }) => user.username, (error) => error.reason));
  `;
  const file = join(import.meta.dirname, `.network-${process.pid}.mjs`);
  writeFileSync(file, program);
  try {
    const env = { ...process.env, SSL_CERT_FILE: join(folder, "authority.pem"), NODE_EXTRA_CA_CERTS: "" };
    const args = ["--conditions=@sms-composer/source", file];
    return (await promisify(execFile)(process.execPath, args, { env })).stdout.trim();
  } finally {
    rmSync(file);
  }
}

test(
  "an authority that this computer trusts is trusted, and one that it does not is said as such",
  { skip: process.platform !== "linux" && "the system's authorities are set by a variable on Linux only" },
  async () => {
    assert.equal(await ask({ trusts: true, proxied: false }), "clinic");
    assert.equal(await ask({ trusts: false, proxied: false }), "tls");
  },
);

test(
  "requests go through the system's proxy, which learns neither key nor text",
  { skip: process.platform !== "linux" && "the system's authorities are set by a variable on Linux only" },
  async () => {
    tunnels.length = 0;
    assert.equal(await ask({ trusts: true, proxied: true }), "clinic");
    assert.deepEqual(tunnels, [`localhost:${(api.address() as AddressInfo).port}`]);
    assert.ok(passed.length > 0 && !passed.join("").includes("secret-key"));
  },
);
