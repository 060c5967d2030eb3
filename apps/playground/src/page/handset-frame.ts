import { byId } from "./elements.ts";
import type { Language } from "../languages/languages.ts";
import type { Theme } from "./preferences.ts";

/** The sandbox's page of virtual handsets, in a frame beside the composer. */
export function handsetFrame() {
  const frame = byId("handset") as HTMLIFrameElement;
  let address: string | undefined;
  let look: Readonly<Record<string, string>> = {};

  const load = (): void => {
    if (!address) return;
    const url = new URL(address);
    url.search = new URLSearchParams(look).toString();
    if (frame.src !== url.href) frame.src = url.href;
  };
  return {
    look(language: Language, theme: Theme, title: string): void {
      look = { compact: "1", lang: language, theme };
      frame.title = title;
      load();
    },
    show(sandbox: string): void {
      address = sandbox;
      load();
    },
  };
}
