/** Keys typed into a page as the keyboard sends them, and what they cost: for the benchmarks. */
import type { Browser, Page } from "playwright-core";
import { median } from "../bench/paired-ratio.ts";
import { type KeystrokeCost, keystrokeCosts, TRACE_CATEGORIES } from "./keystroke-costs.ts";

export interface Typing {
  /** Keys that are measured; as many are typed before them, until everything is warm. */
  readonly keys: number;
  /** Factor by which the page's processor is slowed down. @default 1 */
  readonly slowDown?: number;
}

/** Types at the end of the page's text area, and measures each key. */
export async function measureKeys(
  browser: Browser,
  tab: Page,
  { keys, slowDown = 1 }: Typing,
): Promise<KeystrokeCost[]> {
  await tab.bringToFront();
  await tab.locator("textarea").focus();
  const session = await tab.context().newCDPSession(tab);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
  const type = async (): Promise<void> => {
    for (let i = 0; i < keys; i++) {
      const key = i % 6 === 0 ? " " : "e";
      await session.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key });
      await session.send("Input.dispatchKeyEvent", { type: "keyUp", key });
      await tab.waitForTimeout(20 + 10 * slowDown);
    }
  };
  await type();
  await browser.startTracing(tab, { categories: TRACE_CATEGORIES });
  await type();
  const costs = keystrokeCosts((await browser.stopTracing()).toString());
  await session.detach();
  return costs;
}

export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

const framesOf = (costs: readonly KeystrokeCost[]): number[] => costs.map(({ frame }) => frame);

export interface SideBySide {
  readonly costs: readonly KeystrokeCost[];
  readonly baseCosts: readonly KeystrokeCost[];
  /** The factor between the 95th percentiles of the painted frame: the median of the rounds. */
  readonly ratio: number;
}

/** Measures one beside the other, in turn, so that what else the machine does weighs on both, and decides nothing. */
export async function sideBySide(
  rounds: number,
  measure: () => Promise<KeystrokeCost[]>,
  measureBase: () => Promise<KeystrokeCost[]>,
): Promise<SideBySide> {
  const pairs: { readonly costs: KeystrokeCost[]; readonly baseCosts: KeystrokeCost[] }[] = [];
  for (let round = 0; round < rounds; round++) {
    // Each goes first as often as the other.
    const early = round % 2 === 0 ? await measure() : undefined;
    const baseCosts = await measureBase();
    pairs.push({ costs: early ?? (await measure()), baseCosts });
  }
  return {
    costs: pairs.flatMap(({ costs }) => costs),
    baseCosts: pairs.flatMap(({ baseCosts }) => baseCosts),
    ratio: median(
      pairs.map(({ costs, baseCosts }) => percentile(framesOf(costs), 0.95) / percentile(framesOf(baseCosts), 0.95)),
    ),
  };
}
