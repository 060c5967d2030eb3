import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { app } from "electron";
import { autostartEntry, MINIMIZED } from "../shell/autostart-entry.ts";

/** Has the system start the installed app with the session, or no longer, as the person has set it. */
export function createLoginStart(): (startsWithSystem: boolean) => void {
  let is = false;
  return (startsWithSystem) => {
    // One that was never asked for is not taken back either: the file may be another program's.
    if (!app.isPackaged || is === startsWithSystem) return;
    is = startsWithSystem;
    if (process.platform !== "linux") {
      app.setLoginItemSettings({ openAtLogin: startsWithSystem, args: [MINIMIZED] });
      return;
    }
    const folder = join(app.getPath("appData"), "autostart");
    const file = join(folder, "sms-composer.desktop");
    if (!startsWithSystem) return rmSync(file, { force: true });
    mkdirSync(folder, { recursive: true });
    // An AppImage runs from a place that is another at each start.
    writeFileSync(file, autostartEntry(process.env["APPIMAGE"] ?? process.execPath, app.getName()));
  };
}
