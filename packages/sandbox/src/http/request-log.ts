import { copyOf } from "../text-copy.ts";
import { createChangeFeed, type ChangeFeed } from "../platform/change-feed.ts";

/** One request to the API and its answer, as the inspector shows them. The API key is masked wherever it stood. */
export interface LogEntry {
  readonly id: number;
  /** Milliseconds since 1970, of the sandbox's clock. */
  readonly at: number;
  /** Name of the call, which need not be one that there is. */
  readonly call: string;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  /** Whether the platform processed the request, whatever it then answered. */
  readonly processed: boolean;
  /** The message that it made. */
  readonly messageId?: number;
  /** Name of the fault that struck. */
  readonly fault?: string;
  /** Absent when the connection was closed without an answer. */
  readonly status?: number;
  readonly responseBody?: string;
}

/** The latest requests and their answers. */
export interface RequestLog {
  add(entry: Omit<LogEntry, "id">): void;
  /** Oldest first. */
  all(): readonly LogEntry[];
  clear(): void;
  readonly changes: ChangeFeed;
}

/** Characters of a body that the log keeps. */
const KEPT_BODY = 50_000;

/** Characters of an address that the log keeps. */
const KEPT_URL = 2000;

function cut(text: string, length: number): string {
  return copyOf(text.length > length ? `${text.slice(0, length)}… (${text.length} characters)` : text);
}

/** Creates a log of at most `keep` requests. */
export function createRequestLog(keep: number): RequestLog {
  let entries: LogEntry[] = [];
  let lastId = 0;
  const changes = createChangeFeed();
  return {
    changes,
    add(entry) {
      const { call, url, requestBody, responseBody } = entry;
      entries.push({
        ...entry,
        id: ++lastId,
        call: cut(call, KEPT_URL),
        url: cut(url, KEPT_URL),
        requestBody: cut(requestBody, KEPT_BODY),
        ...(responseBody !== undefined && { responseBody: cut(responseBody, KEPT_BODY) }),
      });
      if (entries.length > keep) entries = entries.slice(-keep);
      changes.changed();
    },
    all: () => entries,
    clear() {
      entries = [];
      changes.changed();
    },
  };
}

const MASK = "••••••••";

const KEY_MEMBER = /("apiKey"\s*:\s*)("(?:[^"\\]|\\.)*"?|[^\s,}\]]+)/gi;
const KEY_PARAMETER = /([?&]apiKey=)[^&#]*/gi;

/** A request body without the key: the member of its name, and wherever else one of `keys` stands. */
export function maskBody(body: string, keys: readonly string[]): string {
  return maskKeys(body.replaceAll(KEY_MEMBER, `$1"${MASK}"`), keys);
}

/** Path and query of an address without the key. */
export function maskUrl(url: string, keys: readonly string[]): string {
  const { pathname, search } = new URL(url);
  return maskKeys(pathname + search.replaceAll(KEY_PARAMETER, `$1${MASK}`), keys);
}

function maskKeys(text: string, keys: readonly string[]): string {
  return keys
    .filter((key) => key.length >= 4)
    .flatMap((key) => [key, encodeURIComponent(key.toWellFormed()), JSON.stringify(key).slice(1, -1)])
    .reduce((masked, key) => masked.replaceAll(key, MASK), text);
}
