import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";

/** The message of a second instance to the first. */
export interface SecondInstance {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly additionalData: unknown;
}

export interface InstanceLock {
  /** `true`: ours. `false`: another process has it and gets a message; `hasAnswered` settles when it has come. */
  request(data: SecondInstance, second: (data: SecondInstance) => void): boolean;
  readonly hasAnswered: Promise<void>;
  release(): void;
}

/** A lock file with the process id, and a socket beside it. The lock of a process that has ended counts for nothing. */
export function createInstanceLock(folder: () => string): InstanceLock {
  let held: string | undefined;
  let hasAnswered: Promise<void> = Promise.resolve();

  function take(lock: string): "ours" | "other" {
    for (;;) {
      try {
        writeFileSync(lock, String(process.pid), { flag: "wx" });
        return "ours";
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      if (isAlive(Number(readFileSync(lock, "utf8")))) return "other";
      rmSync(lock, { force: true });
    }
  }

  return {
    request(data, second) {
      if (held !== undefined) return true;
      mkdirSync(folder(), { recursive: true });
      const lock = join(folder(), "StandInLock");
      const socket = join(folder(), "StandInSocket");
      if (take(lock) === "other") {
        hasAnswered = tell(socket, data);
        return false;
      }
      held = lock;
      rmSync(socket, { force: true });
      listen(socket, second);
      return true;
    },
    get hasAnswered() {
      return hasAnswered;
    },
    release() {
      if (held !== undefined) rmSync(held, { force: true });
      held = undefined;
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function tell(socket: string, data: SecondInstance): Promise<void> {
  return new Promise((resolve) => {
    const connection = connect(socket, () => connection.end(JSON.stringify(data)));
    connection.once("close", () => resolve()).once("error", () => resolve());
  });
}

function listen(socket: string, second: (data: SecondInstance) => void): void {
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    let text = "";
    connection.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    connection.on("end", () => {
      connection.end();
      second(JSON.parse(text) as SecondInstance);
    });
  });
  server.listen(socket).unref();
}
