const TOKEN = "token";
const REFERENCE = "reference";

/** The content of a signed webhook address. */
export interface WebhookUrlOptions {
  /** The secret that `createWebhookHandler` has as well: long and random. */
  readonly secret: string;
  /** A reference that comes back with every event, such as the identifier of the send in one's own database. */
  readonly reference?: string;
}

/**
 * The address to give a send as `receiptUrl` or `responseUrl`: `base` with the reference and a token that only the owner
 * of the secret can make. The gateway signs nothing of what it posts, so that the token is what tells it from anybody.
 * @throws TypeError for a `base` that is no http or https address, or without a secret.
 */
export async function webhookUrl(base: string | URL, { secret, reference = "" }: WebhookUrlOptions): Promise<string> {
  const url = new URL(base);
  if (!/^https?:$/.test(url.protocol)) throw new TypeError("a webhook's address is http or https");
  if (reference !== "") url.searchParams.set(REFERENCE, reference);
  url.searchParams.set(TOKEN, await tokenOf(secret, reference));
  return url.href;
}

/** The reference of an address whose token is right; undefined for any other. */
export async function readWebhookUrl(url: URL, secrets: readonly string[]): Promise<string | undefined> {
  const reference = url.searchParams.get(REFERENCE) ?? "";
  const token = bytesOf(url.searchParams.get(TOKEN) ?? "");
  for (const secret of secrets) {
    // Compares in constant time.
    if (token && (await crypto.subtle.verify("HMAC", await keyOf(secret), token, textBytes(reference))))
      return reference;
  }
  return undefined;
}

/** The members of a query that are not the address's own. */
export function eventMembers(url: URL): Record<string, string> {
  const own = [TOKEN, REFERENCE];
  return Object.fromEntries([...url.searchParams].filter(([name]) => !own.includes(name)));
}

async function tokenOf(secret: string, reference: string): Promise<string> {
  const signature = await crypto.subtle.sign("HMAC", await keyOf(secret), textBytes(reference));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(signature)));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function keyOf(secret: string): Promise<CryptoKey> {
  if (typeof secret !== "string" || secret === "") throw new TypeError("secret must be a text that is not empty");
  return crypto.subtle.importKey("raw", textBytes(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
    "verify",
  ]);
}

function textBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`sms-composer webhook\n${text}`);
}

function bytesOf(token: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]{43}$/.test(token)) return;
  return Uint8Array.from(atob(token.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
