import { after } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser-session.ts";
import { startPlayground, type PlaygroundProcess } from "./playground-process.ts";

/** The playground and a browser for the tests of a file; both end after its last. */
export async function openPlayground(): Promise<{ readonly playground: PlaygroundProcess; readonly browser: Browser }> {
  const [playground, browser] = await Promise.all([startPlayground(), openBrowser()]);
  after(async () => {
    await browser.close();
    await playground.stop();
  });
  return { playground, browser };
}
