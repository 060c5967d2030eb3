import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chownSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { once } from "node:events";
import pg from "pg";
import { findProgram } from "../tools/program-search.ts";

/** A PostgreSQL server in a folder of its own, which no network reaches. */
export interface PostgresServer extends AsyncDisposable {
  /** Makes an empty database and tells its address. */
  readonly createDatabase: () => Promise<string>;
  /** Ends every connection to its databases, as a restart or a network does. */
  readonly cutConnections: () => Promise<void>;
}

/** Debian puts it beside PATH. */
function postgresProgram(): string {
  const found = findProgram(["postgres"], process.env, ["/usr/lib/postgresql/*/bin/postgres"]);
  const [versioned] = globSync("/usr/lib/postgresql/*/bin/postgres").toSorted().toReversed();
  const program = versioned ?? found;
  if (program === undefined) throw new Error("There is no PostgreSQL server on this machine.");
  return program;
}

/** PostgreSQL refuses to run as root: there another user runs it. */
function otherUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  return user && { uid: Number(user[2]), gid: Number(user[3]) };
}

/** Options of a server. */
export interface PostgresOptions {
  /**
   * Whether a commit has reached the disk when it is answered. Without it everything else stays as it is: a backend or a
   * client that is killed loses nothing, only a power cut would. @default true
   */
  readonly fsync?: boolean;
}

const WITHOUT_FSYNC = ["-c", "fsync=off", "-c", "full_page_writes=off"];

export async function startPostgres({ fsync = true }: PostgresOptions = {}): Promise<PostgresServer> {
  const program = postgresProgram();
  const folder = mkdtempSync(join(tmpdir(), "sms-postgres-"));
  const user = otherUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const options = { ...user, cwd: folder, env: { PATH: process.env["PATH"], LC_ALL: "C" } };
  const made = spawnSync(
    join(dirname(program), "initdb"),
    ["-D", data, "-U", "outbox", "-A", "trust", "-E", "UTF8", "--no-sync"],
    { ...options, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const settings = ["-c", "listen_addresses=", "-c", "max_connections=200", ...(fsync ? [] : WITHOUT_FSYNC)];
  const server = spawn(program, ["-D", data, "-k", folder, ...settings], {
    ...options,
    stdio: ["ignore", "ignore", "pipe"],
  });
  await ready(server);
  const address = (database: string) => `postgres://outbox@/${database}?host=${encodeURIComponent(folder)}`;
  const admin = new pg.Pool({ connectionString: address("postgres"), max: 1 });
  let databases = 0;
  return {
    async createDatabase() {
      const name = `test_${++databases}`;
      await admin.query(`CREATE DATABASE ${name}`);
      return address(name);
    },
    async cutConnections() {
      await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test_%'");
    },
    async [Symbol.asyncDispose]() {
      await admin.end();
      server.kill("SIGQUIT");
      await once(server, "exit");
      rmSync(folder, { recursive: true });
    },
  };
}

async function ready(server: ChildProcess): Promise<void> {
  let log = "";
  await new Promise<void>((resolve, reject) => {
    server.stderr?.setEncoding("utf8").on("data", (piece: string) => {
      log += piece;
      if (log.includes("ready to accept connections")) resolve();
    });
    server.once("exit", () => reject(new Error(`PostgreSQL did not start: ${log}`)));
  });
}
