import type { BrowserContext, Page } from "puppeteer-core";
import type { Backend, BackendOptions } from "./backend.ts";
import type { BreakingProxy } from "./breaking-proxy.ts";

export const MESSAGE = "Votre commande est prête";

/** A browser on a page whose backend is behind a proxy that can break connections. */
export interface Visit {
  readonly context: BrowserContext;
  readonly proxy: BreakingProxy;
  readonly backend: Backend;
  /** Ends the waiting of an API that has accepted a request and holds its answer. */
  readonly letApiAnswer: () => void;
  /** Another tab of the same browser, on the page. */
  open(): Promise<Page>;
}

/** Options of a visit. */
export type VisitOptions = BackendOptions & { readonly holdsAnswer?: boolean };

/** Makes a visit, and ends everything of it after the work. */
export type UseVisit = (work: (visit: Visit) => Promise<void>, options?: VisitOptions) => Promise<void>;

/** Whether the page keeps the draft for another visit. */
export const isKept = (page: Page): Promise<boolean> =>
  page.evaluate(() => (localStorage.getItem("sms-composer:draft") ?? "").includes("commande"));
