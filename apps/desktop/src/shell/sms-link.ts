import { parseRecipients } from "@sms-composer/core/recipients";

/** A draft that a link proposes. Nothing of it is sent before a person presses Send. */
export interface LinkDraft {
  readonly recipients: readonly string[];
  readonly message: string;
}

/** Longer than anything that the API sends: ten SMS of 153 units, with room for a paste of hard line breaks. */
const LONGEST_LINK = 20_000;
const MOST_RECIPIENTS = 500;

/**
 * Reads an `sms:` link (RFC 5724: `sms:+33612345678,+33798765432?body=text`; also `sms://…`, `smsto:` and Apple's `&body=`).
 * Keeps the numbers that can be sent to and the text without control characters; `undefined` for anything else.
 */
export function readSmsLink(link: string): LinkDraft | undefined {
  if (link.length > LONGEST_LINK) return undefined;
  const match = /^sms(?:to)?:(?:\/\/)?(?<numbers>[^?&#]*)(?:[?&](?<fields>[^#]*))?/i.exec(link);
  const numbers = decoded(match?.groups?.["numbers"] ?? "");
  const message = bodyOf(match?.groups?.["fields"] ?? "");
  if (!match || numbers === undefined || message === undefined) return undefined;
  const { valid } = parseRecipients(numbers);
  if (valid.length === 0 && message === "") return undefined;
  return { recipients: valid.slice(0, MOST_RECIPIENTS).map(({ e164 }) => e164), message };
}

function bodyOf(fields: string): string | undefined {
  const body = fields.split("&").find((field) => /^body=/i.test(field));
  // A plus sign is a plus sign here: RFC 5724 writes a space as %20.
  const text = decoded(body?.slice("body=".length) ?? "");
  return text?.replace(/\r\n?/g, "\n").replace(/(?!\n)\p{Cc}|\p{Bidi_Control}/gu, "");
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The first `sms:` link of a command line. */
export function linkAmong(argv: readonly string[]): string | undefined {
  return argv.find((argument) => /^sms(?:to)?:/i.test(argument));
}
