import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, ElementContext, RunOptions } from "axe-core";
import type { Frame, Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The violations that axe finds in a page or frame as it is, with the elements that it names. */
export async function axeViolations(
  frame: Page | Frame,
  options: RunOptions = {},
  context: ElementContext = { include: [["html"]] },
): Promise<string[]> {
  if (!(await frame.evaluate(() => "axe" in globalThis))) await frame.evaluate(AXE);
  const settings = [context, { resultTypes: ["violations"], ...options }].map((part) => JSON.stringify(part));
  const { violations } = (await frame.evaluate(`axe.run(${settings.join()})`)) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`));
}
