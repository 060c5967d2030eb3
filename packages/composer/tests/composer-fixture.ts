import { aTimeout, fixture } from "@open-wc/testing";
import { ANSWER_GUARD_MS } from "@sms-composer/core/requests";
import { html, type TemplateResult } from "lit";
import "../src/define.ts";
import type { SmsComposer } from "../src/sms-composer.ts";
import { waitUntil } from "./wait-until.ts";

/** The element on a page in English, drawn. */
export async function composer(template: TemplateResult = html`<sms-composer></sms-composer>`): Promise<SmsComposer> {
  document.documentElement.lang = "en";
  const root = await fixture<HTMLElement>(template);
  const element = root.matches("sms-composer") ? root : root.querySelector("sms-composer");
  await (element as SmsComposer).updateComplete;
  return element as SmsComposer;
}

/** The one element inside the composer that a selector names. */
export function inside<T extends HTMLElement = HTMLElement>(element: SmsComposer, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`Nothing in <sms-composer> is ${selector}`);
  return found;
}

export const textField = (element: SmsComposer): HTMLTextAreaElement => inside(element, "textarea");

/**
 * The text of a part of the composer, with single blanks; empty when the part is not there. English dates are as
 * Chromium writes them: Firefox puts a zero before the hour, WebKit a comma behind the day.
 */
export const written = (element: SmsComposer, selector: string): string =>
  [...(element.shadowRoot?.querySelectorAll(selector) ?? [])]
    .map((part) => part.textContent ?? "")
    .join(" ")
    .replace(/\s+/g, " ")
    .replace(/(day),?( \d+ \w+ at )0?(\d)/g, "$1$2$3")
    .trim();

/** A button of the composer by the words on it. */
export function button(element: SmsComposer, messages: string): HTMLButtonElement {
  const buttons = [...(element.shadowRoot?.querySelectorAll("button") ?? [])];
  const labels = buttons.map((each) => (each.textContent ?? "").replace(/\s+/g, " ").trim());
  const found = buttons[labels.indexOf(messages)];
  if (!found) throw new Error(`No button says ${messages}: ${labels.join(" | ")}`);
  return found;
}

/** Types a text into the message as the browser does after a key. */
export async function type(element: SmsComposer, text: string): Promise<void> {
  textField(element).focus();
  document.execCommand("selectAll");
  document.execCommand("insertText", false, text);
  await element.updateComplete;
}

/** Pastes into the recipients and waits until the numbers have been read. */
export async function pasteNumbers(element: SmsComposer, text: string): Promise<void> {
  const input = inside<HTMLInputElement>(element, "#recipients");
  const data = new DataTransfer();
  data.setData("text", text);
  input.focus();
  const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, composed: true, cancelable: true });
  if (paste.clipboardData?.getData("text")) input.dispatchEvent(paste);
  else {
    // Firefox gives an event of a script no data: the text comes as if it had been typed.
    input.value = text.replaceAll("\n", ", ");
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  }
  await waitUntil(() => input.value === "", "the numbers were read");
  await element.updateComplete;
}

/** Waits until something is written in a part of the composer. */
export const untilWritten = (element: SmsComposer, selector: string, messages: string): Promise<void> =>
  waitUntil(() => written(element, selector).includes(messages), `${selector} says ${messages}`);

/** Waits until a question that has just been shown takes an answer: a little longer, since browsers round their clocks. */
export const untilAnswerable = (): Promise<void> => aTimeout(ANSWER_GUARD_MS + 50);
