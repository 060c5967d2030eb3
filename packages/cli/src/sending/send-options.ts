import { parseArgs } from "node:util";
import { readScheduledAt } from "@sms-composer/core/requests";
import type { AnalysisOptions } from "@sms-composer/core/segments";
import type { ListOrder } from "../list-options.ts";

/** The work that the arguments of `sms-send` ask for. */
export interface SendOrder extends ListOrder {
  readonly dryRun: boolean;
  readonly sender?: string;
  readonly scheduledAt?: Date;
  /** The file in which every send is written down. */
  readonly outbox: string;
  /** Names the decision to send; without one it follows from the file, the text and the options. */
  readonly key?: string;
}

/** The file beside which the command is run. */
const OUTBOX = "sms-send.sqlite";

/**
 * Reads the arguments into an order.
 * @throws RangeError or TypeError, with one sentence, when that makes no sense.
 */
export function readSendOrder(args: readonly string[]): SendOrder | "help" | "version" {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      text: { type: "string", short: "t" },
      column: { type: "string" },
      sheet: { type: "string" },
      country: { type: "string" },
      sender: { type: "string" },
      range: { type: "string" },
      stop: { type: "boolean" },
      unicode: { type: "boolean" },
      at: { type: "string" },
      "dry-run": { type: "boolean", short: "n" },
      outbox: { type: "string" },
      key: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" },
      version: { type: "boolean", short: "v" },
    },
  });
  if (values.help) return "help";
  if (values.version) return "version";
  const { text, column, sheet, country = "FR", sender, range, key, at } = values;
  const [file, second] = positionals;
  if (file === undefined || file === "") refuse("Which file has the numbers? sms-send FILE --text TEXT");
  if (second !== undefined) refuse("One file at a time: put quotes around a name with spaces");
  if (text === undefined || text === "") refuse("--text is missing: the text that the rows fill");
  if (range !== undefined && range !== "premium" && range !== "lowCost")
    refuse(`--range is premium or lowCost, not "${range}"`);
  const scheduledAt = readScheduledAt(at?.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
  if (at !== undefined && !/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(at)) refuse("--at is a time such as 2026-12-24T09:00+01:00");
  if (scheduledAt instanceof Date && Number.isNaN(scheduledAt.getTime())) refuse(`--at is no time: "${at}"`);
  if (key !== undefined && !/^[!-~]{1,255}$/.test(key)) refuse("--key has 1 to 255 visible ASCII characters");
  const analysis: AnalysisOptions = {
    ...(values.unicode && { mode: "unicode" }),
    ...(range && { range }),
    ...(values.stop && { stop: true }),
  };
  return {
    file,
    text,
    column,
    sheet,
    country,
    form: values.json ? "json" : "report",
    analysis,
    dryRun: values["dry-run"] ?? false,
    outbox: values.outbox ?? OUTBOX,
    ...(sender !== undefined && { sender }),
    ...(scheduledAt instanceof Date && { scheduledAt }),
    ...(key !== undefined && { key }),
  };
}

function refuse(sentence: string): never {
  throw new RangeError(sentence);
}

/** The text that `sms-send --help` prints. */
export const SEND_HELP = `sms-send: sends a text of its own to each person of a list, once.

  sms-send FILE --text "Bonjour {Prénom}, à {Heure}." [options]

Try it first:
  sms-send people.xlsx --text "Bonjour {Prénom}" --dry-run
      how many SMS for how many people, who is left out and why; nothing is sent.

FILE is CSV, XLSX, ODS or vCard, told apart by what it holds. {Heading} stands for the cell, {Heading|default} has a
text for an empty one. The key of the account comes from SMS_PARTNER_API_KEY, and the address of the API, where it is
another (the sandbox), from SMS_PARTNER_URL.

  --column NAME    the column of the numbers, by its heading or letters, where it is not found
  --sheet NAME     the sheet, where it is not the first
  --country CODE   of the national numbers (default FR)
  --sender NAME    what the handset shows as the sender
  --range RANGE    premium (default), or lowCost
  --stop           a commercial text, with the STOP mention
  --unicode        every character as it is, 70 of them in an SMS
  --at TIME        hands it to the platform at once, which sends it then: 2026-12-24T09:00+01:00
  -n, --dry-run    counts, and sends nothing
  --json           one line of JSON in place of the page
  --outbox FILE    where it is written down what was sent (default ${OUTBOX})
  --key KEY        another decision to send the same list: the same file, text and options are sent once
  -h, --help       this page
  -v, --version    the version

Interrupted, killed or without credit, it goes on where it stopped when you run the same command again: nobody gets
the text twice. What may have gone is looked up for ten minutes, and then said.

Exit status: 0 when everybody's text was accepted, 1 when somebody was left out or refused, 2 when the command or its
input makes no sense, 3 when it is not known of some whether it has gone, 4 when the account has to be put right first.
`;
