import { readFile } from "node:fs/promises";
import { type Plugin, transformSync } from "esbuild";

/** A style sheet in code. One with a `${}` in it is no sheet yet, and one with a backslash would need two readings. */
const SHEET = /\bcss ?`([^`$\\]*)`/g;

/**
 * The code with every style sheet in it minified and nothing indented, which no bundler does inside of a literal. Each
 * line keeps its number, so that source maps hold. No text of the element begins a line with a blank that counts.
 *
 * @throws for what is no CSS
 */
export function minifyStyles(code: string): string {
  return code.replaceAll(/^[ \t]+/gm, "").replaceAll(SHEET, (_literal, sheet: string) => {
    const minified = transformSync(sheet, { loader: "css", minify: true, charset: "utf8" }).code.trim();
    const lines = "\n".repeat(sheet.split("\n").length - 1);
    return `css\`${minified.replaceAll("\\", "\\\\")}\`${lines}`;
  });
}

/** A plugin for bundles made of the sources: the styles are minified as they are published. */
export const minifiedStyles: Plugin = {
  name: "minified styles",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]composer[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: minifyStyles(await readFile(path, "utf8")),
      loader: "ts",
    }));
  },
};
