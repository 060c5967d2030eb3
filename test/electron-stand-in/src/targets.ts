import type { CdpEvent, Chromium } from "./chromium-pipe.ts";
import type { StandInWebContents } from "./modules/web-contents.ts";

/** Chromium's pages: those that the app opens, and those that a page tries to open. */
export interface Targets {
  /** Opens a page and hands it over before it has loaded anything. */
  open(contents: StandInWebContents, size: { width: number; height: number }): Promise<void>;
  close(contents: StandInWebContents): Promise<void>;
  byTarget(targetId: string): StandInWebContents | undefined;
}

export async function watchTargets(
  chromium: Chromium,
  destroyed: (contents: StandInWebContents) => void,
): Promise<Targets> {
  const byTarget = new Map<string, StandInWebContents>();
  const bySession = new Map<string, StandInWebContents>();
  const popups = new Set<string>();
  const sessions = new Map<string, ReturnType<typeof Promise.withResolvers<string>>>();
  const sessionOf = (targetId: string) => {
    const known = sessions.get(targetId) ?? Promise.withResolvers<string>();
    sessions.set(targetId, known);
    return known;
  };

  chromium.onEvent((event) => {
    if (event.method === "Target.attachedToTarget" && event.sessionId === undefined) attached(event.params);
    else if (event.method === "Target.targetDestroyed") gone(event.params.targetId);
    else if (event.sessionId !== undefined && popups.has(event.sessionId)) refuse(event, event.sessionId);
    else if (event.sessionId !== undefined) bySession.get(event.sessionId)?.handle(event);
  });

  function attached({ sessionId, targetInfo }: (CdpEvent & { method: "Target.attachedToTarget" })["params"]): void {
    if (targetInfo.type !== "page") {
      void chromium.send("Runtime.runIfWaitingForDebugger", undefined, sessionId).catch(() => {});
      return;
    }
    const opener = byTarget.get(targetInfo.openerId ?? "");
    if (opener) void closePopup(opener, targetInfo.targetId, targetInfo.url, sessionId).catch(() => {});
    else sessionOf(targetInfo.targetId).resolve(sessionId);
  }

  /** Resumed before it is closed, its requests failed: closing a popup that still waits would hang its opener. */
  async function closePopup(opener: StandInWebContents, targetId: string, url: string, session: string): Promise<void> {
    const { action } = opener.popupAnswer(url);
    if (action !== "deny") console.error("stand-in: a window that a page opens is not imitated; it is closed");
    popups.add(session);
    await chromium.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }, session);
    await chromium.send("Runtime.runIfWaitingForDebugger", undefined, session);
    await chromium.send("Target.closeTarget", { targetId });
  }

  function refuse(event: CdpEvent, session: string): void {
    if (event.method !== "Fetch.requestPaused") return;
    const { requestId } = event.params;
    void chromium.send("Fetch.failRequest", { requestId, errorReason: "Aborted" }, session).catch(() => {});
  }

  function gone(targetId: string): void {
    const contents = byTarget.get(targetId);
    byTarget.delete(targetId);
    if (contents) destroyed(contents);
  }

  await chromium.send("Target.setDiscoverTargets", { discover: true });
  await chromium.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  return {
    async open(contents, { width, height }) {
      const page = { url: "about:blank", width, height, newWindow: true };
      // A proxy belongs to a context of pages: those of a session that has one are in a context of their own.
      const context =
        contents.session.proxy && (await chromium.send("Target.createBrowserContext", contents.session.proxy));
      const { targetId } = await chromium.send("Target.createTarget", { ...page, ...context });
      const session = await sessionOf(targetId).promise;
      byTarget.set(targetId, contents);
      bySession.set(session, contents);
      await contents.attach(chromium, targetId, session);
    },
    async close(contents) {
      await chromium.send("Target.closeTarget", { targetId: contents.targetId }).catch(() => {});
      gone(contents.targetId);
    },
    byTarget: (targetId) => byTarget.get(targetId),
  };
}
