import { spawn } from "node:child_process";

/** The program that opens an address in the user's browser; `undefined` where there is no screen to show it on. */
function opener(env: NodeJS.ProcessEnv): readonly [program: string, ...args: string[]] | undefined {
  if (env["CI"]) return undefined;
  if (process.platform === "darwin") return ["open"];
  if (process.platform === "win32") return ["cmd", "/c", "start", ""];
  return env["DISPLAY"] || env["WAYLAND_DISPLAY"] ? ["xdg-open"] : undefined;
}

/** Opens the address where there is a browser, and says nothing where there is none: the address is printed anyway. */
export function openBrowserWindow(address: string, env: NodeJS.ProcessEnv = process.env): void {
  const [program, ...args] = opener(env) ?? [];
  if (!program) return;
  const child = spawn(program, [...args, address], { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}
