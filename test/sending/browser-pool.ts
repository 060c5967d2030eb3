import type { Browser } from "puppeteer-core";
import type { TestBrowser } from "./browsers.ts";

/** Running browsers of one kind: each piece of work has one of them, or a share of it, for itself. */
export interface BrowserPool {
  /** Gives the work a browser that has room for its pages, launched when none has. */
  use<Answer>(work: (browser: Browser) => Promise<Answer>): Promise<Answer>;
  close(): Promise<void>;
}

export function browserPool({ launch, pagesPerBrowser }: TestBrowser): BrowserPool {
  const launched: Promise<Browser>[] = [];
  /** A browser is in here once for each page that it still has room for. */
  const free: Promise<Browser>[] = [];

  function launchAnother(): Promise<Browser> {
    const browser = launch();
    launched.push(browser);
    for (let page = 1; page < pagesPerBrowser; page++) free.push(browser);
    return browser;
  }

  return {
    async use(work) {
      const browser = free.pop() ?? launchAnother();
      try {
        return await work(await browser);
      } finally {
        free.push(browser);
      }
    },
    async close() {
      await Promise.all(launched.map(async (browser) => (await browser).close()));
    },
  };
}
