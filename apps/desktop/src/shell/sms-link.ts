import { parseRecipients } from "@sms-composer/core/recipients";

/** A draft that a link proposes. Nothing of it is sent before a person presses Send. */
export interface LinkDraft {
  readonly recipients: readonly string[];
  readonly message: string;
}

/** Longer than anything that the API sends: ten SMS of 153 units, with room for a paste of hard line breaks. */
const MAX_LINK_LENGTH = 20_000;
const MAX_RECIPIENTS = 500;

/**
 * Reads an `sms:` link (RFC 5724: `sms:+33612345678,+33798765432?body=text`) and the forms that are met beside it:
 * `sms://…`, `smsto:`, Apple's `&body=` and `sms://open?addresses=…`, the `SMSTO:number:text` of QR codes.
 * Keeps the numbers that can be sent to and the text without invisible characters; `undefined` for anything else.
 */
export function readSmsLink(link: string): LinkDraft | undefined {
  if (link.length > MAX_LINK_LENGTH) return undefined;
  const match = /^(?<scheme>sms(?:to)?):(?:\/\/)?(?<path>[^?&#]*)(?:[?&](?<fields>[^#]*))?/i.exec(link);
  if (!match) return undefined;
  const { scheme = "", path = "", fields = "" } = match.groups ?? {};
  const [numbers = "", ...text] = scheme.toLowerCase() === "smsto" ? path.split(":") : [path];
  const { valid } = parseRecipients(decoded(`${numbers},${field(fields, "addresses")}`));
  const message = visible(decoded(field(fields, "body") || text.join(":")));
  if (valid.length === 0 && message === "") return undefined;
  return { recipients: valid.slice(0, MAX_RECIPIENTS).map(({ e164 }) => e164), message };
}

function field(fields: string, name: string): string {
  const found = fields.split("&").find((pair) => pair.toLowerCase().startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? "";
}

/** Without control characters and format characters, but for line breaks and the joiner that emoji are made with. */
function visible(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/(?![\n\u200D])[\p{Cc}\p{Cf}]/gu, "");
}

/**
 * Decodes percent-encoding, in UTF-8 or, where it is none, in Latin-1. A percent sign that begins no code is itself: a
 * text such as "-20% off" is often written as it stands. A plus sign is a plus sign: RFC 5724 writes a space as `%20`.
 */
function decoded(encoded: string): string {
  return encoded.replace(/(?:%[\da-f]{2})+/gi, (codes) => {
    const bytes = Buffer.from(codes.replaceAll("%", ""), "hex");
    let text = "";
    for (let at = 0; at < bytes.length;) {
      const length = [1, 2, 3, 4].find((count) => isWhole(bytes.toString("utf8", at, at + count)));
      text += bytes.toString(length === undefined ? "latin1" : "utf8", at, at + (length ?? 1));
      at += length ?? 1;
    }
    return text;
  });
}

const isWhole = (character: string): boolean => !character.includes("\uFFFD");

/** The first `sms:` link of a command line. */
export function linkAmong(argv: readonly string[]): string | undefined {
  return argv.find((argument) => /^sms(?:to)?:/i.test(argument));
}
