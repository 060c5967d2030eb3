import type { Chromium } from "./chromium-pipe.ts";

/** The app that runs, as its package.json has it. */
export interface RunningApp {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

/** The parts that the stand-in shares. */
export interface Runtime {
  readonly app: RunningApp;
  /** Command-line switches, without their dashes, as Chromium would know them. */
  readonly switches: Map<string, string>;
  /** Whether Playwright launches it: Chromium then opens a port. */
  readonly driven: boolean;
  ready: boolean;
  chromium: Chromium | undefined;
}
