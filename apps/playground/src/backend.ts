import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { createClient, createHandler } from "@sms-composer/client";
import type { RequestField } from "@sms-composer/client";
import { WIRE_NAMES } from "@sms-composer/core/requests";
import type { SandboxServer } from "@sms-composer/sandbox";
import { Hono } from "hono";
import { tryFaults } from "./fault-demo.ts";
import { sandboxControl } from "./sandbox-control.ts";
import { isTroubleName, TROUBLES, type Trouble, type TroubleName } from "./troubles.ts";

/** Milliseconds that the backend waits for the API. */
const API_TIMEOUT = 10_000;

/** The calls by which a message leaves: one text for all, a text for each. */
const SENDS: ReadonlySet<string> = new Set(["send", "bulk-send"]);

const MAINTENANCE = "<!doctype html><title>Maintenance</title><h1>Back in a moment</h1>";

/** The page itself, and nothing else on the web: whoever may post here spends the account's credit. */
function isFromThePage(request: Request): boolean {
  const { host, hostname } = new URL(request.url);
  const origin = request.headers.get("origin");
  const isOwnOrigin = origin === null || (URL.canParse(origin) && new URL(origin).host === host);
  return ["127.0.0.1", "localhost"].includes(hostname) && isOwnOrigin;
}

/** The playground's own backend, the only place that holds the key: `/sms`, and what the page asks of it under `/api`. */
export function createBackend(server: SandboxServer): Hono<{ Bindings: HttpBindings }> {
  const { sandbox, baseUrl, address } = server;
  const client = createClient({ apiKey: sandbox.apiKey, baseUrl, timeout: API_TIMEOUT });
  // The page is a trial: it may set every field, those that a real backend would keep to itself as well.
  const allow = Object.keys(WIRE_NAMES).filter((name): name is RequestField => name !== "apiKey");
  const handle = createHandler({ client, authorize: isFromThePage, fields: { allow } });
  const control = sandboxControl(server);
  let trouble: TroubleName = "none";

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async ({ req }, next) => (isFromThePage(req.raw) ? next() : new Response(null, { status: 403 })));

  app.on(["GET", "POST"], "/sms", async ({ req, env, html }) => {
    const { backend }: Trouble = TROUBLES[trouble];
    if (backend === "html") return html(MAINTENANCE, 502);
    if (backend !== "hang-up") return handle(req.raw);
    env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  });
  app.get("/api/credits", async ({ json }) => json(await client.credits()));
  app.get("/api/playground", ({ json }) => json({ sandbox: address, trouble }));
  app.put("/api/trouble", async ({ req, json }) => {
    const wanted: unknown = await req.json().catch(() => undefined);
    if (!isTroubleName(wanted)) return json({ problem: "No such trouble" }, 400);
    await control.provoke(TROUBLES[wanted]);
    trouble = wanted;
    return json({ trouble });
  });
  app.get("/api/fault-demo", async ({ json }) => json(await tryFaults()));
  app.get("/api/last-send", ({ json }) => json(sandbox.log().findLast(({ call }) => SENDS.has(call ?? "")) ?? null));
  app.onError((error, { json }) => json({ problem: error.message }, 502));
  return app;
}
