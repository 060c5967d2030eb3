import { analyzeMessage, countSegments } from "@sms-composer/core/segments";
import { estimateList } from "@sms-composer/core/template";
import { countSegments as countStandard } from "@sms-composer/core/standard-segments";
import type { Measurement } from "./measurement.ts";
import { type SampleText, frenchTexts, gsmTexts, LENGTHS, unicodeTexts } from "./sample-texts.ts";
import { callTime, pairedRatio, processorTime, type Work } from "./paired-ratio.ts";

const table = new Uint8Array(65_536).fill(1);

/** The base that every counting is compared with: one pass, one lookup for each code unit. */
function onePass(text: string): number {
  let units = 0;
  for (let index = 0; index < text.length; index++) units += table[text.charCodeAt(index)] as number; // within the table
  return units;
}

function againstOnePass(what: string, texts: readonly SampleText[], limit: number, count: Work) {
  return texts.map(({ name, text }): Measurement => {
    const { ratio, nanoseconds } = pairedRatio(count, onePass, text);
    return {
      what: `${what}: ${name}`,
      measured: `${ratio.toFixed(2)}x (${Math.round(nanoseconds).toLocaleString("en")} ns)`,
      limit: `≤ ${limit}x`,
      reached: ratio <= limit,
    };
  });
}

const ANALYSIS_MS = 0.2;

async function analysisTime({ name, text }: SampleText): Promise<Measurement> {
  const ms = await callTime((given) => analyzeMessage(given), text);
  return {
    what: `analyzeMessage: ${name}`,
    measured: `${ms.toFixed(3)} ms`,
    limit: `< ${ANALYSIS_MS} ms`,
    reached: ms < ANALYSIS_MS,
  };
}

const LIST_ROWS = 100_000;
const LIST_SECONDS = 1;

/** A list whose texts differ in each row, every fifth with a character that cannot be sent. */
function listTime(): Measurement {
  const names = ["Marie", "Zoé", "Jean-François", "Anne", "Łukasz"];
  const rows = Array.from({ length: LIST_ROWS }, (_, row) => [
    names[row % names.length] as string, // a remainder
    `06 ${String(10_000_000 + 37 * row).replace(/(..)(?=.)/g, "$1 ")}`,
    `le ${(row % 28) + 1} à ${8 + (row % 10)} h 30`,
  ]);
  const message =
    "Bonjour {Prénom|cher client}, votre rendez-vous est {RDV}. À bientôt, le cabinet médical « Les Tilleuls ».";
  const input = { message, columns: ["Prénom", "Mobile", "RDV"], rows, phoneColumn: "Mobile" };
  const seconds = processorTime(() => estimateList(input).segments, "", 1) / 1000;
  return {
    what: `estimateList: ${LIST_ROWS.toLocaleString("en")} rows`,
    measured: `${seconds.toFixed(2)} s`,
    limit: `≤ ${LIST_SECONDS} s`,
    reached: seconds <= LIST_SECONDS,
  };
}

/** The figures of one call, in the order in which they are printed. */
export async function* countingMeasurements(): AsyncGenerator<Measurement> {
  for (const length of LENGTHS) {
    yield* againstOnePass("countSegments, standard", gsmTexts(length), 1.2, (text) => countStandard(text));
    yield* againstOnePass("countSegments, standard", unicodeTexts(length), 1.4, (text) =>
      countStandard(text, { mode: "auto" }),
    );
    yield* againstOnePass("countSegments, vendor", frenchTexts(length), 1.6, (text) => countSegments(text));
  }
  yield listTime();
  for (const text of [...gsmTexts(1530), ...frenchTexts(1530), ...unicodeTexts(1530)]) yield await analysisTime(text);
}
