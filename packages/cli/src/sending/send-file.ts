import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@sms-composer/client";
import { estimateList } from "@sms-composer/core/template";
import { createOutbox, sqliteStore, type Outbox, type OutboxList, type OutboxStatus } from "@sms-composer/outbox";
import type { CommandHost } from "../command-host.ts";
import { readListFile, type ListFile } from "../lists/list-file.ts";
import { listReport } from "../lists/list-report.ts";
import { amount, formatCount } from "../terminal/amounts.ts";
import { paintFor } from "../terminal/paint.ts";
import { progressBar } from "../terminal/progress-bar.ts";
import { openSource } from "../terminal/text-input.ts";
import { writerFor } from "../terminal/text-output.ts";
import { checkOptions } from "./option-rules.ts";
import type { SendOrder } from "./send-options.ts";

/** The process that `sms-send` runs in, as the command sees it. */
export interface SendHost extends CommandHost {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** 0: all accepted. 1: some left out or refused. 3: of some it is not known. 4: the account has to be put right. */
export type SendStatus = 0 | 1 | 3 | 4;

/** Sends a text to each row of a file, or tells what that would come to. */
export async function sendFile(order: SendOrder, host: SendHost): Promise<SendStatus> {
  const { file: path, text: message, country, analysis: options } = order;
  checkOptions(order, new Date());
  const source = await openSource(path === "-" ? { from: "stdin" } : { from: "file", path }, host.stdin);
  const file = await readListFile(source, order);
  const { columns, rows, phoneColumn, lines } = file;
  const estimate = estimateList({ message, columns, rows, phoneColumn, country, options });
  const write = writerFor(host.stdout);
  const isJson = order.form === "json";
  const lineOf = (row: number): number => lines[row] ?? row + 1;
  const { invalid, duplicates } = estimate.rows;
  const leftOut = {
    invalid: invalid.map(({ row, issues }) => ({ line: lineOf(row), issues })),
    duplicates: duplicates.map(lineOf),
  };
  if (!isJson) await write(listReport(source.name, file, estimate, paintFor(host.stdout)));
  const cannotBeSent = estimate.recipients === 0 || estimate.issues.length > 0;
  if (order.dryRun || cannotBeSent) {
    const { recipients, segments, distribution, issues } = estimate;
    if (isJson) await write(`${JSON.stringify({ recipients, segments, distribution, issues, ...leftOut })}\n`);
    return cannotBeSent || invalid.length > 0 ? 1 : 0;
  }

  const apiKey = host.env["SMS_PARTNER_API_KEY"];
  if (!apiKey) throw new RangeError("SMS_PARTNER_API_KEY is not set: the key of the account that sends");
  const baseUrl = host.env["SMS_PARTNER_URL"];
  const store = sqliteStore(order.outbox);
  const outbox = createOutbox({
    client: createClient({ apiKey, ...(baseUrl ? { baseUrl } : {}) }),
    store,
    // Under another key, or at the sandbox, the same list is another send.
    account: hashOf(apiKey, baseUrl ?? "").slice(0, 16),
    // The store is asked again; what became of it is said at the end.
    onError: () => {},
  });
  try {
    const list = listOf(order, file);
    const key = order.key ?? hashOf(JSON.stringify(list)).slice(0, 40);
    const status = await untilDone(outbox, await outbox.send(list, { idempotencyKey: key }), host);
    const result = resultOf(status, lineOf);
    await write(isJson ? `${JSON.stringify({ ...result, ...leftOut })}\n` : page(result, key));
    return statusOf(result, invalid.length);
  } finally {
    await outbox.stop();
    await store.close();
  }
}

function listOf({ text, country, analysis, sender, scheduledAt }: SendOrder, file: ListFile): OutboxList {
  return {
    message: text,
    columns: file.columns,
    rows: file.rows,
    phoneColumn: file.phoneColumn,
    country,
    ...(analysis.range && { range: analysis.range }),
    ...(analysis.stop !== undefined && { stop: true }),
    ...(analysis.mode === "unicode" && { unicode: true }),
    ...(sender !== undefined && { sender }),
    ...(scheduledAt && { scheduledAt }),
  };
}

const hashOf = (...parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** Milliseconds between two looks at how far it is. */
const LOOK = 100;

/** Sends, and waits until nothing more happens without a person. */
async function untilDone(outbox: Outbox, begun: OutboxStatus, host: SendHost): Promise<OutboxStatus> {
  const { total } = begun.recipients;
  const bar = progressBar(host.stderr, total, host.now);
  host.onInterrupt(() => {
    bar.clear();
    host.stderr.write("Interrupted. The same command goes on with the rest.\n");
  });
  outbox.start();
  let status = begun;
  let isUnreachable = false;
  while (status.state !== "done" && status.state !== "uncertain" && !needsAccount(status)) {
    await sleep(LOOK);
    status = (await outbox.status(begun.key)) ?? status;
    const before = isUnreachable;
    isUnreachable = status.portions.some(({ state, reason }) => state === "queued" && reason === "unreachable");
    if (isUnreachable && !before) {
      bar.clear();
      host.stderr.write("There is no connection to the gateway. It is tried again until there is one.\n");
    }
    const { sent, notSent } = status.recipients;
    bar.update(sent + notSent, sent);
  }
  bar.clear();
  return status;
}

/** The gateway refuses the account itself: nothing goes on before a person has put it right. */
const needsAccount = ({ portions }: OutboxStatus): boolean =>
  portions.some(({ state, reason }) => state === "queued" && reason === "refused") &&
  portions.every(({ state }) => state !== "sending");

interface SendResult {
  readonly accepted: number;
  readonly segments: number;
  readonly cost: number;
  readonly currency?: string;
  /** The refused rows, by line of the file. */
  readonly refused: readonly { readonly line: number; readonly code?: number; readonly message?: string }[];
  readonly unknown: readonly number[];
  /** The lines that wait until the account is put right, and the gateway's code and words. */
  readonly waiting: readonly number[];
  readonly account?: { readonly code?: number; readonly message?: string };
}

function resultOf({ portions }: OutboxStatus, lineOf: (row: number) => number): SendResult {
  const linesWhere = (outcome: string | undefined): number[] =>
    portions.filter((portion) => portion.outcome === outcome).flatMap(({ rows }) => rows.map(lineOf));
  const sum = (amounts: readonly (number | undefined)[]): number =>
    amounts.reduce<number>((total, each) => total + (each ?? 0), 0);
  const refused = portions.flatMap(({ outcome, rows, refused: single, code, message }) => [
    ...single.map((each) => ({ line: lineOf(each.row), code: each.code })),
    ...(outcome === "not-sent"
      ? rows.map((row) => ({
          line: lineOf(row),
          ...(code !== undefined && { code }),
          ...(message !== undefined && { message }),
        }))
      : []),
  ]);
  const accepted = portions.filter(({ outcome }) => outcome === "sent");
  const currency = accepted.find((portion) => portion.currency !== undefined)?.currency;
  const held = portions.find(({ state, reason }) => state === "queued" && reason === "refused");
  return {
    accepted: sum(accepted.map(({ recipients, refused: single }) => recipients - single.length)),
    segments: sum(accepted.map(({ segments }) => segments)),
    cost: Math.round(sum(accepted.map(({ cost }) => cost)) * 1e6) / 1e6,
    ...(currency !== undefined && { currency }),
    refused,
    unknown: linesWhere("unknown"),
    waiting: linesWhere(undefined),
    ...(held && {
      account: {
        ...(held.code !== undefined && { code: held.code }),
        ...(held.message !== undefined && { message: held.message }),
      },
    }),
  };
}

/** Lines that a page names. */
const NAMED = 10;

function page(
  { accepted, segments, cost, currency, refused, unknown, waiting, account }: SendResult,
  key: string,
): string {
  const price = currency === undefined ? "" : `, ${cost} ${currency}`;
  const lines = (some: readonly number[]): string =>
    `line ${some.slice(0, NAMED).map(formatCount).join(", ")}${some.length > NAMED ? " …" : ""}`;
  const codes = [...new Set(refused.flatMap(({ code }) => code ?? []))];
  return [
    `\n${formatCount(accepted)} accepted: ${amount(segments, "SMS").replace(/SMSs$/, "SMS")}${price}`,
    ...(refused.length > 0
      ? [
          `✖ ${formatCount(refused.length)} refused${codes.length > 0 ? ` (code ${codes.join(", ")})` : ""}: ${lines(refused.map(({ line }) => line))}`,
        ]
      : []),
    ...(unknown.length > 0
      ? [
          `? ${formatCount(unknown.length)} may have gone, look in the account: ${lines(unknown)}. They are not sent again by themselves.`,
        ]
      : []),
    ...(account
      ? [
          `✖ the account has to be put right first (code ${account.code ?? "none"}${account.message ? `: ${account.message}` : ""}); ${formatCount(waiting.length)} wait. The same command goes on then.`,
        ]
      : []),
    `key ${key}\n`,
  ].join("\n");
}

function statusOf({ refused, unknown, account }: SendResult, invalid: number): SendStatus {
  if (account) return 4;
  if (unknown.length > 0) return 3;
  return refused.length + invalid > 0 ? 1 : 0;
}
