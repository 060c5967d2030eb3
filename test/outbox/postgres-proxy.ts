import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A proxy before a PostgreSQL server that sees what is committed, and can keep the answer to itself. */
export interface PostgresProxy extends AsyncDisposable {
  /** The address of the same database, by way of the proxy. */
  readonly address: string;
  /** The first commit of a transaction that began to send something, as the proxy passed it on, and its answer. */
  readonly seen: readonly ("commit" | "committed")[];
  /** Lets the answers through that were kept. */
  readonly release: () => void;
}

/** The parameter `sending` in a Bind message: its length, then itself. */
const SENDING = Buffer.from("\0\0\0\u0007sending", "latin1");
/** The simple query that ends a transaction. */
const COMMIT = Buffer.from("COMMIT\0", "latin1");

/** @param database the address of a database whose server listens on a socket in a folder */
export async function startPostgresProxy(database: string, onCommit: () => void): Promise<PostgresProxy> {
  const { pathname, searchParams } = new URL(database.replace("@/", "@localhost/"));
  const seen: ("commit" | "committed")[] = [];
  const kept: (() => void)[] = [];
  const sockets = new Set<Socket>();

  const server = createServer((client) => {
    const upstream = connect(`${searchParams.get("host")}/.s.PGSQL.5432`);
    let begins = false;
    let isKept = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.once("close", () => [client, upstream].forEach((each) => each.destroy()));
    }
    client.on("data", (piece: Buffer) => {
      begins ||= piece.includes(SENDING);
      // Later ones speak of sending as well: they end what began.
      if (begins && seen.length === 0 && piece.includes(COMMIT)) {
        begins = false;
        isKept = true;
        seen.push("commit");
        onCommit();
      }
      upstream.write(piece);
    });
    upstream.on("data", (piece: Buffer) => {
      if (!isKept) return void client.write(piece);
      kept.push(() => {
        isKept = false;
        seen.push("committed");
        client.write(piece);
      });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `postgres://outbox@127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    seen,
    release: () => kept.splice(0).forEach((pass) => pass()),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
