/** A process that hands over what its orders say and sends, until it is killed or ordered to end. */
import { createClient } from "@sms-composer/client";
import { createOutbox, postgresStore, sqliteStore } from "@sms-composer/outbox";
import { fastStore, SPEED } from "./fast-store.ts";
import type { WorkerOrder } from "./scenario.ts";

const { store, baseUrl, sends, skew, kill } = JSON.parse(process.argv[2] ?? "{}") as WorkerOrder;
const rightTime = Date.now;
if ("postgres" in store) Date.now = () => rightTime() + skew;
if (kill && "milliseconds" in kill) setTimeout(() => process.kill(process.pid, "SIGKILL"), kill.milliseconds);

const opened = "sqlite" in store ? sqliteStore(store.sqlite) : postgresStore(store.postgres);
const outbox = createOutbox({
  client: createClient({ apiKey: "key-of-the-scenarios", baseUrl, timeout: 300, retry: { attempts: 1 } }),
  store: fastStore(opened, kill),
  pollInterval: 20,
  // A second and a half, in which no worker is expected to stall.
  lease: 1500 * SPEED,
  onError: () => {},
});
process.once(
  "SIGTERM",
  () =>
    void outbox
      .stop()
      .then(() => opened.close())
      .then(() => process.exit(0)),
);
// No scenario leaves a worker behind, also one that was interrupted.
process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
outbox.start();
for (const [sendable, options] of sends) {
  for (;;) {
    const isTaken = await outbox.send(sendable, options).then(
      () => true,
      () => false,
    );
    if (isTaken) break;
  }
}
process.send?.("taken", () => {});
