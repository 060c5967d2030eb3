import { TROUBLES, type TroubleName } from "../troubles.ts";
import { byId } from "./elements.ts";
import type { PageMessages } from "../languages/messages.ts";

export interface TroubleSwitch {
  speak(messages: PageMessages): void;
  /** The trouble that is on, from whichever page it was ordered. */
  show(trouble: TroubleName): void;
}

/** Orders troubles from the backend; `provoked` is called when one has begun. */
export function troubleSwitch(provoked: () => Promise<void>): TroubleSwitch {
  let messages: PageMessages | undefined;
  let chosen: TroubleName = "none";
  let isRefused = false;

  const tell = (): void => {
    if (messages)
      byId("trouble-hint").textContent = isRefused ? messages.troubleRefused : messages.troubles[chosen].effect;
  };
  const order = async (trouble: TroubleName): Promise<void> => {
    const headers = { "Content-Type": "application/json" };
    const request = fetch("/api/trouble", { method: "PUT", headers, body: JSON.stringify(trouble) });
    isRefused = !(await request.then(({ ok }) => ok).catch(() => false));
    chosen = trouble;
    tell();
    if (!isRefused) await provoked();
  };

  const chips = (Object.keys(TROUBLES) as TroubleName[]).map((name) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    const text = document.createElement("span");
    Object.assign(input, { type: "radio", name: "trouble", value: name });
    input.addEventListener("change", () => void order(name));
    label.append(input, text);
    byId("trouble").append(label);
    return { name, input, text };
  });

  return {
    speak(current) {
      messages = current;
      for (const { name, text } of chips) text.textContent = current.troubles[name].label;
      tell();
    },
    show(trouble) {
      chosen = trouble;
      for (const { name, input } of chips) input.checked = name === trouble;
      tell();
    },
  };
}
