import { STAGES } from "../tools/stages.ts";
import { readSource } from "./source-files.ts";

/** Commands of pnpm itself, and one that it finds among the programs. */
const OTHERS = ["install", "exec", "run", "-r", "changeset"];

const { scripts } = JSON.parse(readSource("package.json")) as { scripts: Readonly<Record<string, string>> };
const KNOWN = [...Object.keys(scripts), ...OTHERS];

/** The calls by pnpm in this code. */
export const pnpmCalls = (code: readonly string[]): string[] =>
  code.flatMap((text) => text.match(/\bpnpm(?:@[\d.]+)? (?!install --global)-?[a-z].*/g) ?? []);

/** The calls that call nothing: no script of the root, or a stage that `check` does not have. */
export const deadCalls = (calls: readonly string[]): string[] =>
  calls.filter((call) => {
    const [, command = "", ...args] = call.split(/\s+/);
    if (!KNOWN.includes(command)) return true;
    return command === "check" && args.some((stage) => !STAGES.some(({ name }) => name === stage));
  });
