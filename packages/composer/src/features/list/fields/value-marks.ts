import type { MessageAnalysis } from "@sms-composer/core";
import { type CompiledTemplate, fillCompiled } from "@sms-composer/core/template";
import type { ValueMark } from "../../../view/view-model.ts";

/**
 * The values of a row's fields in the text that arrives, each with the colour of its column.
 * @param hueOf the class of a column's colour
 */
export function valueMarks(
  { parts }: Pick<CompiledTemplate, "parts">,
  valueOf: (column: number, name: string) => string | undefined,
  analysis: MessageAnalysis,
  hueOf: (column: number) => string,
): readonly ValueMark[] {
  const place = placesIn(analysis);
  let end = 0;
  return parts.flatMap((part): ValueMark[] => {
    const start = end;
    end +=
      typeof part === "string"
        ? part.length
        : fillCompiled({ parts: [part], fields: [], issues: [] }, valueOf).text.length;
    return typeof part === "string" || end === start
      ? []
      : [{ start: place(start), end: place(end), look: hueOf(part.column) }];
  });
}

/** Maps a place of the source to its place in the text that arrives; asked for in ascending order. */
function placesIn({ replacements, unsupported }: MessageAnalysis): (index: number) => number {
  const changes = [
    ...replacements.map(({ index, from, textLength }) => ({ index, grows: textLength - from.length })),
    ...unsupported.map(({ index, character }) => ({ index, grows: -character.length })),
  ].sort((one, other) => one.index - other.index);
  let at = 0;
  let shift = 0;
  return (index) => {
    for (let change = changes[at]; change && change.index < index; change = changes[++at]) shift += change.grows;
    return index + shift;
  };
}
