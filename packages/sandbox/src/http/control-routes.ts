import { Hono, type Context } from "hono";
import { streamSSE } from "hono/streaming";
import { readAccountChanges } from "./account-changes.ts";
import { advanceClock, deliverNow, setHandset, settle } from "../platform/delivery-lifecycle.ts";
import { readFaultOrders } from "../faults/fault-orders.ts";
import type { Faults } from "../faults/faults.ts";
import { callerGuard, hostGuard, jsonGuard } from "./loopback-guard.ts";
import { toDecimal } from "../platform/money.ts";
import { parseBody, textOf, type Parameters } from "../wire/parameters.ts";
import { readMobile } from "../platform/phone-number.ts";
import { phoneList, phoneView } from "../handsets/phone-view.ts";
import type { Platform } from "../platform/platform.ts";
import { replyFrom } from "../handsets/reply.ts";
import type { RequestLog } from "./request-log.ts";

interface ControlContext {
  readonly platform: Platform;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly reset: () => void;
  readonly saved: () => Promise<void>;
}

/** Phones that one answer lists; a search finds the others. */
const LISTED_PHONES = 200;
const MAX_REPLY = 1600;
const MAX_ADVANCE_SECONDS = 10 * 366 * 86_400;
/** Shortest time between two events. */
const QUIET_MS = 60;

/** Routes under `/control` that no vendor has: read and answer the phones, order faults, move the clock. */
export function createControlRoutes({ platform, faults, log, reset, saved }: ControlContext): Hono {
  const app = new Hono();
  app.use(hostGuard, callerGuard, jsonGuard);
  app.use(async ({ req }, next) => {
    await next();
    if (req.method !== "GET") await saved();
  });

  app.get("/phones", ({ req, json }) => {
    settle(platform);
    return json({ phones: phoneList(platform, (req.query("search") ?? "").replaceAll(/[^\d]/g, ""), LISTED_PHONES) });
  });
  app.get("/phones/:number", (context) => withNumber(context, (number) => context.json(phoneView(platform, number))));
  app.put("/phones/:number", (context) =>
    withNumber(context, (number, body) => {
      const { state } = body;
      if (state !== "on" && state !== "off" && state !== "unreachable") {
        return problem("`state` is on, off or unreachable");
      }
      setHandset(platform, number, state);
      return context.json(phoneView(platform, number));
    }),
  );
  app.post("/phones/:number/replies", (context) =>
    withNumber(context, (number, body) => {
      const text = textOf(body, "text");
      if (!text?.trim() || text.length > MAX_REPLY) return problem(`\`text\` has 1 to ${MAX_REPLY} characters`);
      replyFrom(platform, number, text);
      return context.json(phoneView(platform, number), 201);
    }),
  );
  app.post("/messages/:id/deliver", ({ req, json }) => {
    const message = platform.messages.byId(Number(req.param("id")));
    if (!message) return problem("No such message", 404);
    deliverNow(platform, message);
    return json({ delivered: true });
  });

  app.get("/requests", ({ json }) => json({ requests: log.all() }));
  app.get("/webhooks", ({ json }) => json({ webhooks: platform.webhooks.attempts() }));

  app.get("/faults", ({ json }) => json({ faults: faults.orders() }));
  app.post("/faults", async (context) => {
    try {
      faults.add(...readFaultOrders(JSON.parse(await context.req.text())));
    } catch (error) {
      return problem(error instanceof Error ? error.message : String(error));
    }
    return context.json({ faults: faults.orders() }, 201);
  });
  app.delete("/faults", ({ json }) => {
    faults.clear();
    return json({ faults: [] });
  });

  const account = () => ({ credit: toDecimal(platform.account.balance), ...platform.account.settings });
  app.get("/account", ({ json }) => json(account()));
  app.patch("/account", async (context) => {
    const changes = readAccountChanges((await readBody(context)) ?? {});
    if (typeof changes === "string") return problem(changes);
    if (changes.balance !== undefined) platform.account.setBalance(changes.balance);
    platform.account.change(changes.settings);
    return context.json(account());
  });

  app.get("/clock", ({ json }) => json({ now: new Date(platform.clock.now()).toISOString() }));
  app.post("/clock", async (context) => {
    const seconds = (await readBody(context))?.["advanceSeconds"];
    if (typeof seconds !== "number" || !(seconds >= 0 && seconds <= MAX_ADVANCE_SECONDS)) {
      return problem(`\`advanceSeconds\` is a number from 0 to ${MAX_ADVANCE_SECONDS}`);
    }
    advanceClock(platform, seconds * 1000);
    return context.json({ now: new Date(platform.clock.now()).toISOString() });
  });
  app.post("/reset", ({ json }) => {
    reset();
    return json({ reset: true });
  });

  app.get("/events", (context) =>
    streamSSE(context, async (stream) => {
      let wake = () => {};
      let pending = true;
      const onChange = (): void => {
        pending = true;
        wake();
      };
      const subscriptions = [platform.changes.subscribe(onChange), log.changes.subscribe(onChange)];
      stream.onAbort(() => {
        for (const unsubscribe of subscriptions) unsubscribe();
        wake();
      });
      while (!stream.aborted) {
        if (pending) {
          pending = false;
          await stream.writeSSE({ event: "change", data: "" });
          await stream.sleep(QUIET_MS);
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    }),
  );

  return app;
}

async function withNumber(context: Context, use: (number: string, body: Parameters) => Response): Promise<Response> {
  const mobile = readMobile(context.req.param("number") ?? "");
  if (!mobile) return problem("Not a mobile number");
  const body = context.req.method === "GET" ? {} : await readBody(context);
  return body ? use(mobile.e164, body) : problem("Not a JSON object");
}

async function readBody(context: Context): Promise<Parameters | undefined> {
  return parseBody(new Uint8Array(await context.req.arrayBuffer()));
}

function problem(sentence: string, status = 400): Response {
  return Response.json({ problem: sentence }, { status });
}
