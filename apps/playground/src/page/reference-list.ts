import { byId } from "./elements.ts";
import type { PageMessages } from "../languages/messages.ts";

const ALPHABET = "https://www.3gpp.org/dynareport/23038.htm";
const CONCATENATION = "https://www.3gpp.org/dynareport/23040.htm";

/** The list of sources of the rules. */
export function referenceList(): { speak(messages: PageMessages): void; show(sandbox: string): void } {
  let messages: PageMessages | undefined;
  let sandbox: string | undefined;
  const list = (): void => {
    if (!messages) return;
    const { reference, apiAddress } = messages;
    const entries: readonly (readonly [href: string | undefined, text: string])[] = [
      [sandbox, reference.sandbox],
      [apiAddress, reference.api],
      [ALPHABET, reference.alphabet],
      [CONCATENATION, reference.concatenation],
    ];
    const items = entries.map(([href, text]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      if (href) link.href = href;
      link.textContent = text;
      item.append(link);
      return item;
    });
    byId("references").replaceChildren(...items);
  };
  return {
    speak(current) {
      messages = current;
      list();
    },
    show(address) {
      sandbox = address;
      list();
    },
  };
}
