import type { SendDraft } from "@sms-composer/core/requests";
import { readScheduledAt, WIRE_NAMES } from "@sms-composer/core/requests";
import { TimeLimitError, withTimeLimit } from "../time-limit.ts";

/** A request body that cannot be taken, and the HTTP status that says so. */
export interface BodyProblem {
  readonly status: 400 | 413 | 415;
  readonly message: string;
}

type JsonBody =
  | { readonly json: Readonly<Record<string, unknown>>; /** Bytes of the body. */ readonly size: number }
  | { readonly problem: BodyProblem };

/** The JSON object in the body of a request, read no further than the limit, and no longer than `timeLimit` milliseconds. */
export async function readJsonBody(request: Request, limit: number, timeLimit = Infinity): Promise<JsonBody> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return problem(415, "The content type must be application/json.");
  const tooLarge = problem(413, `The body must not be larger than ${limit} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > limit) return tooLarge;
  const reader = request.body?.getReader();
  try {
    const bytes = reader ? await withTimeLimit(timeLimit, readBytes(reader, limit)) : new Uint8Array();
    if (bytes === "too-large") return tooLarge;
    return { json: parseObject(bytes), size: bytes.byteLength };
  } catch (error) {
    if (error instanceof TimeLimitError) return problem(400, "The body did not arrive in time.");
    return problem(400, "The body must be a JSON object in UTF-8.");
  } finally {
    // Not awaited: a source that is slow to end must not hold up the answer.
    void reader?.cancel().catch(() => {});
  }
}

function problem(status: BodyProblem["status"], message: string): { readonly problem: BodyProblem } {
  return { problem: { status, message } };
}

/** Into one buffer that grows: a body in chunks of one byte takes no more memory than one in a single chunk. */
async function readBytes(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  limit: number,
): Promise<Uint8Array | "too-large"> {
  let bytes = new Uint8Array(1024);
  let size = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const end = size + chunk.value.byteLength;
    if (end > limit) return "too-large";
    if (end > bytes.byteLength) {
      const larger = new Uint8Array(Math.max(end, 2 * bytes.byteLength));
      larger.set(bytes.subarray(0, size));
      bytes = larger;
    }
    bytes.set(chunk.value, size);
    size = end;
  }
  return bytes.subarray(0, size);
}

/** @throws SyntaxError or TypeError for anything but an object in UTF-8. */
function parseObject(bytes: Uint8Array): Record<string, unknown> {
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError("not an object");
  return { ...value };
}

/**
 * The draft in a JSON object: our fields only (never a key that somebody sends along), `scheduledAt` as the Date that
 * its ISO 8601 text stands for. Null means not set. Anything else is left for the rules to judge.
 */
export function draftOf(json: Readonly<Record<string, unknown>>): SendDraft {
  const draft: Record<string, unknown> = {};
  for (const field of Object.keys(WIRE_NAMES)) {
    if (field === "apiKey" || !Object.hasOwn(json, field)) continue;
    const value = json[field] ?? undefined;
    draft[field] = field === "scheduledAt" ? readScheduledAt(value) : value;
  }
  return draft;
}
