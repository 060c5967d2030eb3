import { existsSync, renameSync, rmSync } from "node:fs";
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

  /** A file that cannot be read is moved out of the way: a trial loses nothing that was real. */
  async function startAnew(): Promise<TrialServer> {
    try {
      return await start(file);
    } catch (error) {
      if (!existsSync(file)) throw error;
      const kept = `${file}.damaged`;
      renameSync(file, kept);
      return start(file).catch((again: unknown) => {
        // The file was not the reason.
        renameSync(kept, file);
        throw again;
      });
    }
  }

  return {
    server() {
      started ??= startAnew();
      // One that did not start is tried again when it is next asked for.
      started.catch(() => (started = undefined));
      return started;
    },
    async forget() {
      const server = await running();
      if (server) server.forget();
      else rmSync(file, { force: true });
      rmSync(`${file}.damaged`, { force: true });
    },
    async close() {
      await (await running())?.close();
    },
  };
}
