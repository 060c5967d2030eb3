import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came over the wire. */
export interface RecordedRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface RecordedAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** A server on loopback that keeps the bytes it gets and answers what a test says. */
export interface RecordingServer {
  /** In place of the API's base URL. */
  readonly baseUrl: string;
  readonly requests: RecordedRequest[];
  answer: RecordedAnswer;
  readonly close: () => Promise<void>;
}

export async function startRecordingServer(answer: RecordedAnswer): Promise<RecordingServer> {
  const requests: RecordedRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      requests.push({
        method: request.method,
        path: request.url,
        headers: request.headers,
        body: Buffer.concat(chunks),
      });
      response.writeHead(recording.answer.status, { "Content-Type": recording.answer.type }).end(recording.answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const recording: RecordingServer = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    answer,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return recording;
}
