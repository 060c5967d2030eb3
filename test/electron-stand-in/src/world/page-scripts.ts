import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { makeCloneCodec } from "./clone-codec.ts";
import { runPreload, type IsolatedWorldConfig } from "./isolated-world.ts";
import { makeWorldBridge } from "./world-bridge.ts";

/** The world that the preload runs in; the page cannot see into it. */
export const ISOLATED_WORLD = "Electron Isolated Context";

/**
 * For the page's own world: `window.open` answers `null`, as Electron's does when the window was denied. The window is
 * opened with `noopener`, so that Chromium gives it a process of its own: in the page's process, closing twenty of them
 * now and then takes the page down as well ("Target crashed").
 */
export const DENIED_OPEN_SCRIPT = `{
  const open = window.open;
  window.open = function (url) { open.call(window, url, "_blank", "noopener"); return null; };
}`;

/** For the page's own world: its end of the bridge. Subframes have none, as the preload does not run there. */
export function bridgeScript(secret: string): string {
  return `if (window.top === window) (${makeWorldBridge})(${JSON.stringify(secret)}, "page");`;
}

/** For the isolated world: the preload in its environment. */
export function preloadScript(preload: string, secret: string, config: IsolatedWorldConfig): string {
  return `if (window.top === window) (${runPreload})(
    ${JSON.stringify(config)},
    (${makeCloneCodec})(),
    (${makeWorldBridge})(${JSON.stringify(secret)}, "isolated"),
    function (require, module, exports, process) {
${readFileSync(preload, "utf8")}
    },
  );
//# sourceURL=${pathToFileURL(preload).href}`;
}
