/** Every fault of a call, and what the caller meets. */
export const FAULTS = {
  delay: "accepts, and answers late",
  "drop-before": "closes the connection without having accepted",
  "drop-after": "accepts, and closes the connection without an answer",
  "error-before": "answers HTTP 500 without having accepted",
  "error-after": "accepts, and answers HTTP 500",
  "rate-limit": "answers HTTP 429 with Retry-After, accepts nothing",
  "html-before": "answers 200 with an HTML page, accepts nothing",
  "html-after": "accepts, and answers 200 with an HTML page",
  truncated: "accepts, and answers with half of the body",
  "cut-body": "accepts, and closes the connection in the middle of the body",
  "wrong-type": "accepts, and answers with the body under another content type",
  "slow-body": "accepts, and answers a few bytes at a time",
  degraded: 'answers "Request queued for processing" with success, accepts nothing',
  "error-key": "does what it would, and names the list of errors of a refusal `error`, as some recorded answers do",
} as const satisfies Readonly<Record<string, string>>;

/** Every fault of a webhook, and what whoever receives it meets. */
export const WEBHOOK_FAULTS = {
  "receipt-twice": "posts a delivery receipt twice",
  "receipt-late": "posts a delivery receipt, and after it an earlier one that says `waiting`",
  "reply-in-parts": "posts a reply as to a rented number: in several parts, the last one first",
} as const satisfies Readonly<Record<string, string>>;

/** The name of a fault of a call. */
export type FaultKind = keyof typeof FAULTS;

/** The name of a fault of a webhook. */
export type WebhookFaultKind = keyof typeof WEBHOOK_FAULTS;

/** An order to fail: the fault, the call, and how often. */
export interface FaultOrder {
  readonly fault: FaultKind | WebhookFaultKind;
  /** Name of the call, such as `send` or `message-status`; any call when absent. */
  readonly call?: string;
  /** The probability from 0 to 1, drawn by the seeded generator; 1 when absent. */
  readonly probability?: number;
  /** The number of times; without end when absent. */
  readonly times?: number;
  /** The time of `delay`, and of the pauses of `slow-body`; default 1,000 and 50. */
  readonly milliseconds?: number;
  /** The seconds of `rate-limit`; default 1. */
  readonly retryAfterSeconds?: number;
}

const ORDER = /^(?<fault>[a-z-]+)(?:@(?<call>[a-z/-]+))?(?::(?<probability>\d(?:\.\d+)?))?(?:x(?<times>\d+))?$/;

/**
 * Reads orders as the command takes them: `drop-after@send:0.1x3,delay` (fault, call, probability, times),
 * or the same as a JSON list of objects. Throws a RangeError that says what is wrong.
 */
export function parseFaultOrders(text: string): FaultOrder[] {
  if (text.trim().startsWith("[")) return readFaultOrders(parseJson(text));
  return readFaultOrders(
    text
      .split(",")
      .map((order) => order.trim())
      .filter(Boolean)
      .map((order) => {
        const { fault, call, probability, times } = ORDER.exec(order)?.groups ?? {};
        if (fault === undefined) throw new RangeError(`"${order}" is not fault[@call][:probability][xTimes]`);
        return {
          fault,
          ...(call !== undefined && { call }),
          ...(probability !== undefined && { probability: Number(probability) }),
          ...(times !== undefined && { times: Number(times) }),
        };
      }),
  );
}

/** Checks orders that come from outside. Throws a RangeError that says what is wrong. */
export function readFaultOrders(value: unknown): FaultOrder[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map(readFaultOrder);
}

function readFaultOrder(value: unknown): FaultOrder {
  if (typeof value !== "object" || value === null) throw new RangeError("A fault order is an object with `fault`");
  const order = value as Readonly<Record<string, unknown>>;
  const { fault, call } = order;
  if (!isFault(fault)) {
    const names = Object.keys({ ...FAULTS, ...WEBHOOK_FAULTS });
    throw new RangeError(`No such fault: ${String(fault)}. There are: ${names.join(", ")}`);
  }
  if (call !== undefined && typeof call !== "string") throw new RangeError("`call` is the name of a call");
  if (call !== undefined && isWebhookFault(fault)) {
    throw new RangeError(`${fault} strikes webhooks and takes no \`call\``);
  }
  const probability = readNumber(order, "probability", 1);
  const times = readNumber(order, "times", 1_000_000);
  const milliseconds = readNumber(order, "milliseconds", 600_000);
  const retryAfterSeconds = readNumber(order, "retryAfterSeconds", 86_400);
  return {
    fault,
    ...(call !== undefined && { call }),
    ...(probability !== undefined && { probability }),
    ...(times !== undefined && { times }),
    ...(milliseconds !== undefined && { milliseconds }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

function isFault(value: unknown): value is FaultOrder["fault"] {
  return typeof value === "string" && (Object.hasOwn(FAULTS, value) || Object.hasOwn(WEBHOOK_FAULTS, value));
}

/** Whether a fault strikes webhooks; all others strike calls. */
export function isWebhookFault(fault: FaultOrder["fault"]): fault is WebhookFaultKind {
  return Object.hasOwn(WEBHOOK_FAULTS, fault);
}

function readNumber(order: Readonly<Record<string, unknown>>, name: string, max: number): number | undefined {
  const value = order[name];
  if (value === undefined) return undefined;
  if (typeof value !== "number" || !(value >= 0 && value <= max)) {
    throw new RangeError(`\`${name}\` is a number from 0 to ${max}`);
  }
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError("The fault orders are no valid JSON");
  }
}
