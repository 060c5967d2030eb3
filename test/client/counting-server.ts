/** A thread of its own, so that a test whose own loop is late says nothing of what the server received. */
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { parentPort } from "node:worker_threads";
import { LOOPBACK_AUTHORITY } from "./loopback-authority.ts";

const RECEIPT = '{"success":true,"code":200,"message_id":1,"nb_sms":1,"cost":0.04,"currency":"EUR"}';
const received = new Set<string>();

function serve(socket: Socket): void {
  socket.on("error", () => {});
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
    const message = /"message":"(m\d+)"/.exec(text)?.[1];
    if (message === undefined || !text.endsWith("}")) return;
    received.add(message);
    text = "";
    setTimeout(() => {
      if (socket.writable) socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${RECEIPT.length}\r\n\r\n${RECEIPT}`);
    }, Math.random() * 6);
  });
}

const plain = createServer(serve).listen(0, "127.0.0.1", () => {
  const secure = createTlsServer(LOOPBACK_AUTHORITY, serve)
    .on("tlsClientError", () => {})
    .listen(0, "127.0.0.1", () => {
      parentPort?.postMessage([plain, secure].map((server) => (server.address() as AddressInfo).port));
    });
});
parentPort?.on("message", () => parentPort?.postMessage([...received]));
