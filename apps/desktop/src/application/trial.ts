import { rmSync } from "node:fs";
import type { TrialServer } from "./application-parts.ts";

/** The sandbox on this computer, started when it is first asked for. */
export interface Trial {
  server(): Promise<TrialServer>;
  /** Deletes what it keeps of its messages. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

export function createTrial(file: string, start: (file: string) => Promise<TrialServer>): Trial {
  let started: Promise<TrialServer> | undefined;
  const running = () => started?.catch(() => undefined);
  return {
    server() {
      started ??= start(file);
      // One that did not start is tried again when it is next asked for.
      started.catch(() => (started = undefined));
      return started;
    },
    async forget() {
      const server = await running();
      if (server) server.forget();
      else rmSync(file, { force: true });
    },
    async close() {
      await (await running())?.close();
    },
  };
}
