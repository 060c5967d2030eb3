import { InvalidSendError } from "./errors.ts";

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members => typeof value === "object" && value !== null;
const isText = (value: unknown): value is string => typeof value === "string";
const isIndex = (value: unknown): boolean => typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

/**
 * Checks the shape of what comes from a program without types, or out of a database: what it says, its rules judge.
 * @throws InvalidSendError for what is no request, no array of requests and no list
 */
export function assertSendable(sendable: unknown): void {
  if (!isObject(sendable)) throw new InvalidSendError("What is sent is a request, an array of requests, or a list.");
  if (Array.isArray(sendable)) {
    const index = Array.from(sendable as readonly unknown[]).findIndex((request) => !isObject(request));
    if (index >= 0) throw new InvalidSendError(`The request ${index} is no object.`);
  } else if ("messages" in sendable) assertMessages(sendable);
  else if ("columns" in sendable || "rows" in sendable) assertList(sendable);
}

function assertMessages({ messages, invalid = [], duplicates = [] }: Members): void {
  if (![messages, invalid, duplicates].every(Array.isArray))
    throw new InvalidSendError("Of messages, invalid and duplicates each is an array.");
  const entries = Array.from(messages as readonly unknown[]);
  const index = entries.findIndex(
    (entry) => !isObject(entry) || !isText(entry["recipient"]) || !isText(entry["message"]) || !isIndex(entry["row"]),
  );
  if (index >= 0) throw new InvalidSendError(`The message ${index} lacks a row, a recipient or a text.`);
}

function assertList({ columns, rows, phoneColumn, message, country }: Members): void {
  const wrong = (what: string): InvalidSendError => new InvalidSendError(`The list cannot be read: ${what}.`);
  if (!isText(message)) throw wrong("message is no text");
  if (!Array.isArray(columns) || !columns.every(isText)) throw wrong("columns is no array of texts");
  if (!Array.isArray(rows)) throw wrong("rows is no array");
  if (!isText(phoneColumn) && typeof phoneColumn !== "number")
    throw wrong("phoneColumn is neither a heading nor an index");
  if (country !== undefined && !isText(country)) throw wrong("country is no text");
  const index = Array.from(rows as readonly unknown[]).findIndex((row) => !Array.isArray(row) || !row.every(isText));
  if (index >= 0) throw wrong(`row ${index} is no array of texts`);
}
