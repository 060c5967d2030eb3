import { html, type TemplateResult } from "lit";
import type { ViewModel } from "../../view/view-model.ts";
import { fieldError } from "../../view/field-error.ts";
import { panelOpener } from "../../view/panel-opener.ts";

/** Inputs whose numbers are being read: what knows them may still be loading. */
const reading = new WeakSet<HTMLInputElement>();

/** Text that was pasted into an input that has one line: as it was, and as the input shows it. */
const pasted = new WeakMap<HTMLInputElement, { readonly text: string; readonly shown: string }>();

/** Numbers as tokens: Enter or a comma adds, a paste splits, arrows walk, Backspace goes to the last and removes it. */
export function recipientsField(view: ViewModel): TemplateResult {
  const { messages, snapshot, actions, locked, numbers } = view;

  const take = async (input: HTMLInputElement): Promise<void> => {
    const { value } = input;
    if (value.trim() === "" || reading.has(input)) return;
    reading.add(input);
    const paste = pasted.get(input);
    const isRead = await actions.addRecipients(paste?.shown === value ? paste.text : value);
    reading.delete(input);
    if (!isRead) return;
    pasted.delete(input);
    if (!input.value.startsWith(value)) return;
    // What was typed meanwhile stands behind it.
    input.value = input.value.slice(value.length).replace(/^[\s,;]+/, "");
    // What was added last is seen.
    requestAnimationFrame(() => input.parentElement?.scrollTo(0, 1e6));
    if (/[,;]/.test(input.value) || !input.matches(":focus")) await take(input);
  };
  const onInputKey = (event: KeyboardEvent): void => {
    const input = event.currentTarget as HTMLInputElement;
    if (event.isComposing || locked) return;
    const isEnd = ["Enter", ",", ";"].includes(event.key);
    if (!isEnd) return numbers?.reach(event);
    if (reading.has(input)) input.setRangeText(", ", input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
    else void take(input);
    event.preventDefault();
  };
  /** Keyboards of telephones write a comma without a key that says so. */
  const onInput = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    if (/[,;]$/.test(input.value) && /[^\s,;]/.test(input.value) && !(event as InputEvent).isComposing)
      void take(input);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData("text") ?? "";
    const input = event.currentTarget as HTMLInputElement;
    if (locked || !text || input.value !== "") return;
    event.preventDefault();
    input.value = text.split(/[\r\n]+/).join("; ");
    pasted.set(input, { text, shown: input.value });
    void take(input);
  };

  return html`
    <div class="field" data-field="recipients">
      <label for="recipients">${messages.recipients}</label>
      <div class="box tokens" part="recipients">
        ${numbers?.tokens(view)}
        <input
          id="recipients"
          type="text"
          inputmode="tel"
          autocomplete="off"
          placeholder=${messages.addNumbers}
          ?readonly=${locked}
          aria-describedby="recipients-summary recipients-error"
          aria-invalid=${view.problemOf("recipients") ? "true" : "false"}
          @keydown=${onInputKey}
          @input=${onInput}
          @paste=${onPaste}
          @blur=${(event: Event) => {
            void take(event.currentTarget as HTMLInputElement);
            actions.leave("recipients");
          }}
        />
      </div>
      <div class="hint sum">
        <p><span id="recipients-summary"
            ><strong>${messages.recipientCount(snapshot.recipientCount)}</strong>${numbers?.summary(view)}</span>
          ${numbers?.clearInvalid(view)}
        </p>
        <div class="actions quiet">
          ${numbers?.buttons(view)}
          ${view.shows("import") ? panelOpener(view, "import", messages.importFile) : undefined}
        </div>
      </div>
      ${fieldError(view, "recipients")} ${view.panels.render("import", view)}
    </div>
  `;
}
