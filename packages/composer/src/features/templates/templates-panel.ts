import { html, nothing, type TemplateResult } from "lit";
import { analyzeRequestText } from "@sms-composer/core/validation";
import {
  type Blank,
  fillBlanks,
  type MessageTemplate,
  openBlanks,
  optionalBlanks,
  readTemplates,
} from "@sms-composer/core/message-templates";
import { analysisOptionsOf } from "@sms-composer/core/wire";
import type { DraftOptions } from "../../draft/draft-options.ts";
import { focusText, replaceText } from "../../view/text-editing.ts";
import type { HostSettings } from "../../element/host-settings.ts";
import { SmsTemplatesChangeEvent } from "../../element/templates-change-event.ts";
import type { PanelMessages } from "../../languages/en/panels.ts";
import type { PanelMaker } from "../../view/panel.ts";
import type { ViewModel } from "../../view/view-model.ts";

/** The options that a template brings, where it has them. */
function optionsOf({ sender, range, stop, unicode }: DraftOptions | MessageTemplate): DraftOptions {
  const set = Object.entries({ sender, range, stop, unicode }).filter(
    ([, value]) => value !== undefined && value !== "",
  );
  return Object.fromEntries(set);
}

/** The value of a blank as people write it in a message. */
function written({ kind }: Blank, value: string, { day, time }: PanelMessages): string {
  const [hour = "", minute] = value.split(":");
  if (kind === "time" && minute !== undefined) return time(hour, minute);
  const date = new Date(`${value}T12:00Z`);
  return kind === "date" && !Number.isNaN(date.getTime()) ? day(date) : value;
}

/** The columns of the list, or the fields that the page fills itself. */
const columnsOf = ({ list, mergeFields = "" }: HostSettings): readonly string[] =>
  list?.columns ?? mergeFields.split(",").flatMap((field) => field.split(":", 1)[0]?.trim() || []);

/** The page's templates: one is chosen, what no column fills of it is asked for, and its text goes behind what is written. */
export const templatesPanel: PanelMaker = (changed, element) => {
  let chosen: MessageTemplate | undefined;
  let values: Readonly<Record<string, string>> = {};

  const open = (): readonly Blank[] => (chosen ? openBlanks(chosen, columnsOf(element)) : []);

  const choose = (event: Event): void => {
    chosen = readTemplates(element.templates)[Number((event.target as HTMLSelectElement).value)];
    values = Object.fromEntries(open().map(({ name, choices }) => [name, choices?.[0] ?? ""]));
    changed();
  };

  const insert = (event: Event, text: string, { actions, snapshot }: ViewModel): void => {
    if (!chosen) return;
    const options = optionsOf(chosen);
    const before = snapshot.message.trimEnd();
    const field = focusText(event);
    chosen = undefined;
    actions.togglePanel("templates", false);
    actions.setOptions(options);
    replaceText(field, before === "" ? text : `${before}\n${text}`);
  };

  const field = (blank: Blank, { locked }: ViewModel, messages: PanelMessages, isOptional: boolean): TemplateResult => {
    const id = `blank-${blank.name}`;
    const enter = (event: Event): void => {
      values = { ...values, [blank.name]: written(blank, (event.target as HTMLInputElement).value, messages) };
      changed();
    };
    return html`<div>
      <label for=${id}>${blank.name}</label>
      ${
        blank.choices?.length
          ? html`<select id=${id} class="box choice" part="control" ?disabled=${locked} @change=${enter}>
              ${blank.choices.map((choice) => html`<option>${choice}</option>`)}
            </select>`
          : html`<input
              id=${id}
              class="box"
              part="control"
              type=${blank.kind === "choice" ? "text" : blank.kind}
              autocomplete="off"
              aria-required=${isOptional ? "false" : "true"}
              ?readonly=${locked}
              @input=${enter}
            />`
      }
    </div>`;
  };

  const blanks = (view: ViewModel, messages: PanelMessages, template: MessageTemplate): TemplateResult => {
    const asked = open();
    const optional = optionalBlanks(template.message);
    const text = fillBlanks(template.message, Object.fromEntries(asked.map(({ name }) => [name, values[name] ?? ""])));
    const options = { ...view.snapshot.options, ...optionsOf(template) };
    const { segments, unitsLeft } = analyzeRequestText(text, analysisOptionsOf(options));
    const isMissing = asked.some(({ name }) => !optional.has(name) && (values[name] ?? "").trim() === "");
    return html`
      ${asked.map((blank) => field(blank, view, messages, optional.has(blank.name)))}
      <p class="hint" part="template">${text}</p>
      <p role="status">${view.messages.sms(segments.length)} · ${view.messages.left(unitsLeft)}</p>
      <div class="actions">
        <button type="button" part="button" class="main" ?disabled=${view.locked || isMissing} @click=${(event: Event) => insert(event, text, view)}>
          ${messages.insert}
        </button>
      </div>
    `;
  };

  const saving = ({ snapshot, actions, locked }: ViewModel, messages: PanelMessages): TemplateResult => {
    const save = (event: Event): void => {
      const input = (event.currentTarget as Element).closest(".actions")?.querySelector("input");
      const name = input?.value.trim() ?? "";
      if (!input || name === "") return;
      const others = readTemplates(element.templates).filter((template) => template.name !== name);
      const [saved] = readTemplates([{ name, message: snapshot.message, ...optionsOf(snapshot.options) }]);
      if (!saved) return;
      element.templates = [...others, saved].toSorted((one, other) => one.name.localeCompare(other.name));
      element.dispatchEvent(new SmsTemplatesChangeEvent(element.templates));
      input.value = "";
      actions.announce(messages.templateSaved(name));
    };
    return html`
      <label for="template-name">${messages.saveAsTemplate}</label>
      <div class="actions">
        <input
          id="template-name"
          class="box"
          part="control"
          autocomplete="off"
          ?readonly=${locked}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key === "Enter" && !event.isComposing) save(event);
          }}
        />
        <button type="button" part="button" ?disabled=${locked} @click=${save}>${messages.saveTemplate}</button>
      </div>
    `;
  };

  return {
    render(view, messages) {
      const templates = readTemplates(element.templates);
      return html`
        ${
          templates.length === 0
            ? nothing
            : html`<label for="template">${messages.chooseTemplate}</label>
              <select id="template" class="box choice" part="control" ?disabled=${view.locked} @change=${choose}>
                <option value="" ?selected=${!chosen}></option>
                ${templates.map(({ name }, index) => html`<option value=${index} ?selected=${name === chosen?.name}>${name}</option>`)}
              </select>`
        }
        ${chosen ? blanks(view, messages, chosen) : nothing}
        ${!chosen && view.snapshot.message.trim() !== "" ? saving(view, messages) : nothing}
      `;
    },
  };
};
