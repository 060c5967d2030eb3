import type { BrowserLauncher } from "@web/test-runner";

/** A launcher whose pages the commands of the tests can use: type keys, move the mouse. */
export interface PageLauncher extends BrowserLauncher {
  getPage(sessionId: string): unknown;
}

/**
 * Runs browser tests in two browsers of a kind at a time, one page in each: for those that draw only the page in front.
 * @param open makes a launcher that runs one page at a time
 */
export function pairedLauncher(open: () => PageLauncher): PageLauncher {
  const pair = [open(), open()] as const;
  const [first] = pair;
  const launchers = new Map<string, PageLauncher>();
  const launcherOf = (sessionId: string): PageLauncher => launchers.get(sessionId) ?? first;
  return {
    name: first.name,
    type: first.type,
    concurrency: 2,
    getPage: (sessionId) => launcherOf(sessionId).getPage(sessionId),
    isActive: (sessionId) => launcherOf(sessionId).isActive(sessionId),
    getBrowserUrl: (sessionId) => launcherOf(sessionId).getBrowserUrl(sessionId),
    startDebugSession: (sessionId, url) => first.startDebugSession(sessionId, url),
    async initialize(config, testFiles) {
      for (const each of pair) await each.initialize?.(config, testFiles);
    },
    async startSession(sessionId, url) {
      const busy = new Set(launchers.values());
      launchers.set(sessionId, pair.find((each) => !busy.has(each)) ?? first);
      await launcherOf(sessionId).startSession(sessionId, url);
    },
    async stopSession(sessionId) {
      const launcher = launcherOf(sessionId);
      try {
        return await launcher.stopSession(sessionId);
      } finally {
        launchers.delete(sessionId);
      }
    },
    async stop() {
      await Promise.all(pair.map((each) => each.stop?.()));
    },
  };
}
