import { fieldsOfKind } from "@sms-composer/core/requests";
import type { FieldKind, FieldsOfKind } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { dispatch } from "../platform/delivery-lifecycle.ts";
import type { HandsetState, Reply } from "../platform/handset.ts";
import type { Message } from "../platform/message.ts";
import type { Platform } from "../platform/platform.ts";
import type { Stop } from "../platform/stop.ts";
import type { OptionOfText } from "../wire/send-options.ts";
import type { Entry, StoredMessage, StoredTotals } from "./state-log.ts";

/** Milliseconds since 1970, to the end of the year 9999. */
const time = z.int().check(z.nonnegative(), z.maximum(253_402_300_799_999));
const count = z.int().check(z.nonnegative());
const id = z.int().check(z.positive());
const number = z.string().check(z.regex(/^\+\d{6,15}$/));
const text = z.string();

const segment = z.strictObject({ start: count, end: count, units: count });

const content = z.strictObject({
  text,
  stopMention: text,
  encoding: z.enum(["gsm", "unicode"]),
  units: count,
  segments: z.array(segment),
});

const delivery = z.strictObject({
  number,
  country: text,
  content: count,
  cost: count,
  status: z.enum(["Waiting", "Delivered", "Not delivered"]),
  statusAt: time,
  stopped: z.boolean(),
  arrivedAt: z.exactOptional(time),
  dueAt: z.exactOptional(time),
});

/** A schema for each field of a kind that a message keeps; a log of an older version has not all of them. */
function schemasOf<Kind extends FieldKind, Schema>(kind: Kind, schema: Schema) {
  const kept = fieldsOfKind(kind).filter((field) => field !== "stop" && field !== "unicode");
  return Object.fromEntries(kept.map((field) => [field, schema])) as Record<
    Exclude<FieldsOfKind<Kind>, OptionOfText>,
    Schema
  >;
}

const message: z.ZodMiniType<StoredMessage> = z
  .strictObject({
    id,
    createdAt: time,
    range: z.enum(["premium", "lowCost"]),
    ...schemasOf("text", z.exactOptional(text)),
    ...schemasOf("flag", z._default(z.boolean(), false)),
    ...schemasOf("time", z.exactOptional(time)),
    commercial: z.boolean(),
    deliverAt: time,
    heldBecause: z.exactOptional(z.enum(["night", "sunday", "holiday"])),
    contents: z.array(content),
    deliveries: z.array(delivery),
    cancelledAt: z.exactOptional(time),
    dueAt: z.exactOptional(time),
  })
  .check(
    z.refine(({ contents, deliveries }) => deliveries.every((one) => one.content < contents.length), {
      error: "a delivery without its text",
    }),
  );

const entry: z.ZodMiniType<Entry> = z.union([
  z.strictObject({ message }),
  z.strictObject({ totals: z.strictObject({ now: time, balance: count, nextMessageId: id }) }),
  z.strictObject({ messageRemoved: id }),
  z.strictObject({ stopAdded: z.strictObject({ id, number, createdAt: time }) }),
  z.strictObject({ stopRemoved: id }),
  z.strictObject({ handset: z.tuple([number, z.enum(["on", "off", "unreachable"])]) }),
  z.strictObject({
    reply: z.strictObject({ id, number, text, at: time, messageId: z.exactOptional(id) }),
  }),
  z.strictObject({ wiped: z.literal(true) }),
]);

const entries = z.array(entry);

/** The state that the lines of a log come to. */
interface State {
  totals: StoredTotals | undefined;
  readonly messages: Map<number, StoredMessage>;
  readonly stops: Map<number, Stop>;
  readonly handsets: Map<string, HandsetState>;
  readonly replies: Map<number, Reply>;
}

/**
 * Takes a stored state up again. Deliveries that were due meanwhile happen when the platform next settles.
 *
 * @throws Error, in one sentence, when a line holds something else
 */
export function restoreState(platform: Platform, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const { totals, messages, stops, handsets, replies } = readState(lines);
  // The platform's time never runs backwards over a restart: what was moved forward stays so.
  if (totals.now > platform.clock.now()) platform.clock.set(totals.now);
  platform.account.setBalance(totals.balance);
  platform.nextMessageId = totals.nextMessageId;
  platform.stops.replace([...stops.values()]);
  platform.handsets.replace(Object.fromEntries(handsets), [...replies.values()]);
  for (const stored of messages.values()) {
    const restored = restoredMessage(stored);
    platform.messages.add(restored);
    dispatch(platform, restored);
  }
  platform.journal.take();
}

function readState(lines: readonly string[]): State & { readonly totals: StoredTotals } {
  const state: State = {
    totals: undefined,
    messages: new Map(),
    stops: new Map(),
    handsets: new Map(),
    replies: new Map(),
  };
  for (const [index, line] of lines.entries()) {
    // The header is the first line.
    for (const one of readLine(line, index + 2)) apply(one, state);
  }
  const { totals, messages } = state;
  if (!totals) throw unreadable("the balance is missing");
  for (const messageId of messages.keys()) {
    if (messageId >= totals.nextMessageId) throw unreadable(`message ${messageId} has an id that is still to be given`);
  }
  return { ...state, totals };
}

function readLine(line: string, place: number): readonly Entry[] {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw unreadable(`line ${place} is no valid JSON`);
  }
  const read = entries.safeParse(value);
  if (!read.success) throw unreadable(`line ${place} holds something that the sandbox does not write`);
  return read.data;
}

function apply(one: Entry, state: State): void {
  if ("message" in one) state.messages.set(one.message.id, one.message);
  else if ("totals" in one) state.totals = one.totals;
  else if ("messageRemoved" in one) state.messages.delete(one.messageRemoved);
  else if ("stopAdded" in one) state.stops.set(one.stopAdded.id, one.stopAdded);
  else if ("stopRemoved" in one) state.stops.delete(one.stopRemoved);
  else if ("handset" in one) state.handsets.set(...one.handset);
  else if ("reply" in one) state.replies.set(one.reply.id, one.reply);
  else for (const part of [state.messages, state.stops, state.handsets, state.replies]) part.clear();
}

function restoredMessage({ contents, deliveries, ...message }: StoredMessage): Message {
  return {
    ...message,
    deliveries: deliveries.flatMap(({ content: place, ...delivery }) => {
      const content = contents[place];
      return content ? [{ ...delivery, messageId: message.id, content }] : [];
    }),
  };
}

function unreadable(why: string): Error {
  return new Error(`The stored state cannot be read: ${why}. Move it away or name another file`);
}
