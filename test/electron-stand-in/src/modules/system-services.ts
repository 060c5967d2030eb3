import type { Dialog, NativeTheme, Net, NotificationConstructorOptions, Screen, Shell } from "electron";
import { ImitatedEmitter, imitation } from "./imitation.ts";

/** A call that would have reached the desktop: opened a browser, shown a dialog. */
export interface RecordedCall {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** The system around the app. Nothing is carried out: each call is recorded, and dialogs are answered as if dismissed. */
export function createSystemServices(themeChanged: (source: NativeTheme["themeSource"]) => void) {
  const calls: RecordedCall[] = [];
  const record = (name: string, ...args: unknown[]) => void calls.push({ name, args });

  const shell: Pick<Shell, "openExternal" | "showItemInFolder"> = imitation("shell", {
    openExternal: async (url: string) => record("shell.openExternal", url),
    showItemInFolder: (path: string) => record("shell.showItemInFolder", path),
  });

  const dialog = imitation("dialog", {
    async showMessageBox(...args: unknown[]) {
      record("dialog.showMessageBox", ...args);
      return { response: 0, checkboxChecked: false };
    },
    async showSaveDialog(...args: unknown[]) {
      record("dialog.showSaveDialog", ...args);
      return { canceled: true, filePath: "" };
    },
    async showOpenDialog(...args: unknown[]) {
      record("dialog.showOpenDialog", ...args);
      return { canceled: true, filePaths: [] };
    },
    showErrorBox(title: string, content: string) {
      record("dialog.showErrorBox", title, content);
      // An app that ends behind its dialog can be asked for nothing.
      if (process.env["STAND_IN_ERROR_BOXES"] === "stderr") console.error(`dialog: ${title}: ${content}`);
    },
  } satisfies Partial<Record<keyof Dialog, unknown>>);

  class StandInTheme extends ImitatedEmitter implements Pick<NativeTheme, "themeSource" | "shouldUseDarkColors"> {
    #source: NativeTheme["themeSource"] = "system";
    get themeSource() {
      return this.#source;
    }
    set themeSource(source) {
      this.#source = source;
      themeChanged(source);
      this.emit("updated");
    }
    get shouldUseDarkColors() {
      return this.#source === "dark";
    }
  }

  class StandInNotification extends ImitatedEmitter {
    readonly title: string;
    readonly body: string;
    constructor({ title = "", body = "" }: NotificationConstructorOptions = {}) {
      super("Notification", ["click", "show", "close", "failed"]);
      this.title = title;
      this.body = body;
    }
    static isSupported = () => true;
    show() {
      record("Notification.show", { title: this.title, body: this.body });
    }
  }

  const net: Pick<Net, "isOnline"> = imitation("net", { isOnline: () => true });
  const screen: Pick<Screen, "getAllDisplays"> = imitation("screen", {
    getAllDisplays: () =>
      [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] as ReturnType<Screen["getAllDisplays"]>,
  });

  return {
    calls,
    shell,
    dialog,
    net,
    screen,
    nativeTheme: imitation("nativeTheme", new StandInTheme("nativeTheme", ["updated"])),
    powerMonitor: new ImitatedEmitter("powerMonitor", ["suspend", "resume", "unlock-screen"]),
    Notification: StandInNotification,
  };
}
