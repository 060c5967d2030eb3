import { parseArgs } from "node:util";
import type { AnalysisOptions } from "@sms-composer/core/segments";
import { factsOf, PROFILE_NAMES } from "./profile-facts.ts";
import { type ListOrder, readListOrder } from "./list-options.ts";

/** The origin of the texts. */
export type TextOrigin =
  | { readonly from: "argument"; readonly text: string }
  | { readonly from: "file"; readonly path: string }
  | { readonly from: "stdin" };

/** The form of the output: a page to read, JSON, or the text with its suggestions applied. */
export type OutputForm = "report" | "json" | "fix";

/** The work that the arguments of `sms-segments` ask for, on texts. */
export interface CountOrder {
  readonly origin: TextOrigin;
  readonly form: OutputForm;
  readonly analysis: AnalysisOptions;
  /** One text on each line. */
  readonly lines: boolean;
  /** Whether only the texts that cannot be sent as they are show. */
  readonly problemsOnly: boolean;
}

const CHOICES = {
  mode: ["gsm", "unicode", "auto"],
  profile: PROFILE_NAMES,
  range: ["premium", "lowCost"],
} as const satisfies { [Name in keyof AnalysisOptions]: readonly NonNullable<AnalysisOptions[Name]>[] };

const alternatives = new Intl.ListFormat("en", { type: "disjunction" });

/**
 * Reads the arguments into an order.
 * @throws RangeError or TypeError, with one sentence, when that makes no sense.
 */
export function readCommand(args: readonly string[]): CountOrder | ListOrder | "help" | "version" {
  const { values, positionals } = parseArgs({
    args: withOptionalStopText(args),
    allowPositionals: true,
    options: {
      file: { type: "string", short: "f" },
      csv: { type: "string" },
      text: { type: "string" },
      column: { type: "string" },
      sheet: { type: "string" },
      country: { type: "string" },
      lines: { type: "boolean", short: "l" },
      problems: { type: "boolean" },
      json: { type: "boolean" },
      fix: { type: "boolean" },
      mode: { type: "string" },
      profile: { type: "string" },
      range: { type: "string" },
      stop: { type: "string" },
      help: { type: "boolean", short: "h" },
      version: { type: "boolean", short: "v" },
    },
  });
  if (values.help) return "help";
  if (values.version) return "version";
  const { lines = false, problems = false, json = false, fix = false, stop } = values;
  const mode = readChoice("mode", values.mode);
  const profile = readChoice("profile", values.profile);
  const range = readChoice("range", values.range);
  const analysis = {
    ...(mode && { mode }),
    ...(profile && { profile }),
    ...(range && { range }),
    // The platform sets a space before its mention.
    ...(stop !== undefined && { stop: stop.trim() === "" || ` ${stop.trim()}` }),
  };
  const forTexts = Object.entries({
    "an argument": positionals.length > 0,
    "--file": values.file,
    "--lines": lines,
    "--problems": problems,
    "--fix": fix,
  });
  const list = readListOrder(
    values,
    forTexts.flatMap(([name, given]) => (given ? [name] : [])),
    { form: json ? "json" : "report", analysis },
  );
  if (list) return list;
  const origin = readOrigin(positionals, values.file);
  if (lines && origin.from === "argument") refuse("--lines reads a file or standard input, not an argument");
  if (problems && !lines) refuse("--problems goes with --lines");
  if (fix && json) refuse("--fix prints the text itself: leave out --json");
  if (fix && problems) refuse("--fix prints every text: leave out --problems");
  if (fix && mode === "unicode") refuse("--fix is for GSM mode: Unicode mode sends every character as it is");
  if (fix && !factsOf(analysis).canFix)
    refuse(`--fix is for texts sent through SMS Partner: leave out --profile ${profile}`);
  return {
    origin,
    form: json ? "json" : fix ? "fix" : "report",
    lines,
    problemsOnly: problems,
    analysis,
  };
}

/** `parseArgs` has no option whose value may be left out: alone, `--stop` has an empty one. */
function withOptionalStopText(args: readonly string[]): string[] {
  const end = args.indexOf("--");
  return args.map((arg, place) => (arg === "--stop" && (end === -1 || place < end) ? "--stop=" : arg));
}

function readOrigin(positionals: readonly string[], file: string | undefined): TextOrigin {
  const [text, second] = positionals;
  if (second !== undefined) refuse("The text is one argument: put quotes around it");
  if (file !== undefined && text !== undefined)
    refuse("The text comes from the argument or from --file, not from both");
  if (file === "") refuse("--file is empty");
  const path = file ?? (text === "-" ? text : undefined);
  if (path === "-") return { from: "stdin" };
  if (path !== undefined) return { from: "file", path };
  return text === undefined ? { from: "stdin" } : { from: "argument", text };
}

function readChoice<Name extends keyof typeof CHOICES>(
  name: Name,
  given: string | undefined,
): (typeof CHOICES)[Name][number] | undefined {
  const choices: readonly (typeof CHOICES)[Name][number][] = CHOICES[name];
  const choice = choices.find((each) => each === given);
  if (given !== undefined && choice === undefined)
    refuse(`--${name} is ${alternatives.format(choices)}, not "${given}"`);
  return choice;
}

function refuse(sentence: string): never {
  throw new RangeError(sentence);
}
