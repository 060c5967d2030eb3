import type { GuideMessages } from "../../languages/messages.ts";

/** Milliseconds for which a button says what it did. */
const NOTICE_DURATION = 2000;

/** Gives a block of code a button that copies it. */
export function addCopyButton(block: Element, messages: () => GuideMessages | undefined): HTMLButtonElement {
  const button = document.createElement("button");
  const say = (word: "copy" | "copied" | "notCopied"): void => {
    button.textContent = messages()?.[word] ?? "";
  };
  button.type = "button";
  button.className = "copy";
  button.addEventListener("click", async () => {
    const text = block.querySelector("pre")?.textContent ?? "";
    await navigator.clipboard.writeText(text).then(
      () => say("copied"),
      () => say("notCopied"),
    );
    setTimeout(() => say("copy"), NOTICE_DURATION);
  });
  say("copy");
  block.append(button);
  return button;
}

/** A button for every block of the page's text. */
export function copyButtons(): { speak(messages: GuideMessages): void } {
  let messages: GuideMessages | undefined;
  const buttons = [...document.querySelectorAll("figure.code")].map((block) => addCopyButton(block, () => messages));
  return {
    speak(current) {
      messages = current;
      for (const button of buttons) {
        button.textContent = current.copy;
        button.lang = document.documentElement.lang;
      }
    },
  };
}
