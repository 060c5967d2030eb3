import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeMessage } from "@sms-composer/core/analysis";
import { compileTemplate, fillCompiled } from "@sms-composer/core/template";
import { valueMarks } from "./value-marks.ts";

const FIELDS = ["Prénom", "Date", "Lieu"];

/** The values as they arrive, each with its colour. */
function marked(message: string, row: readonly string[], options = {}): readonly (readonly string[])[] {
  const compiled = compileTemplate(message, { fields: FIELDS });
  const valueOf = (column: number): string => row[column] ?? "";
  const analysis = analyzeMessage(fillCompiled(compiled, valueOf).text, options);
  const marks = valueMarks(compiled, valueOf, analysis, (column) => `hue-${column}`);
  return marks.map(({ start, end, look }) => [analysis.text.slice(start, end), look]);
}

test("the values of a row are marked where they arrive, whatever was replaced before and in them", () => {
  const message = "L’œuvre – {Lieu} {Prénom|vous}, [le] {Date}{Date}…";
  assert.deepEqual(marked(message, ["Zoë", "24/11", "« Hôtel » 5 €"]), [
    ['" Hotel " 5 €', "hue-2"],
    ["Zoe", "hue-0"],
    ["24/11", "hue-1"],
    ["24/11", "hue-1"],
  ]);
  assert.deepEqual(marked("{Prénom|œ}{Lieu}{{x}} {Date}", ["", "ê", ""]), [
    ["oe", "hue-0"],
    ["e", "hue-1"],
  ]);
  assert.deepEqual(marked("😀{Prénom}😀{Date}", ["Zoë", "…"], { mode: "unicode" }), [
    ["Zoë", "hue-0"],
    ["…", "hue-1"],
  ]);
});
