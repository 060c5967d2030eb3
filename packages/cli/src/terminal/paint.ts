import { styleText } from "node:util";

/** Styles that carry meaning here; without colours every word still says it. */
export type Style = "bold" | "dim" | "red" | "green" | "yellow";

export type Paint = (style: Style, text: string) => string;

/** Styles text for a stream: none where it is no terminal or `NO_COLOR` is set. */
export function paintFor(stream: NodeJS.WritableStream): Paint {
  return (style, text) => styleText(style, text, { stream });
}
