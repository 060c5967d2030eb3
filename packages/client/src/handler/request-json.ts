import type { SendDraft } from "@sms-composer/core/requests";
import { readScheduledAt, WIRE_NAMES } from "@sms-composer/core/requests";

/** A request body that cannot be taken, and the HTTP status that says so. */
export interface BodyProblem {
  readonly status: 400 | 413 | 415;
  readonly message: string;
}

type JsonBody = { readonly json: Readonly<Record<string, unknown>> } | { readonly problem: BodyProblem };

/** The JSON object in the body of a request, read no further than the limit. */
export async function readJsonBody(request: Request, limit: number): Promise<JsonBody> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return problem(415, "The content type must be application/json.");
  const tooLarge = problem(413, `The body must not be larger than ${limit} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > limit) return tooLarge;
  const bytes = await readBytes(request, limit).catch(() => undefined);
  if (bytes === "too-large") return tooLarge;
  const json = bytes && parseObject(bytes);
  return json ? { json } : problem(400, "The body must be a JSON object in UTF-8.");
}

function problem(status: BodyProblem["status"], message: string): { readonly problem: BodyProblem } {
  return { problem: { status, message } };
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array | "too-large"> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
    size += chunk.value.byteLength;
    if (size > limit) {
      // Not awaited: a source that is slow to end must not hold up the answer.
      void reader?.cancel().catch(() => {});
      return "too-large";
    }
    chunks.push(chunk.value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function parseObject(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
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
