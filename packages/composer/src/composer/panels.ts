import { type CSSResult, html, nothing, type TemplateResult } from "lit";
import type { Panel, PanelMaker } from "../view/panel.ts";
import type { PanelName, PanelViews, ViewModel } from "../view/view-model.ts";
import type { HostSettings } from "../element/host-settings.ts";
import type { Locale } from "../languages/locale.ts";

const MAKERS: Readonly<Record<PanelName, () => Promise<PanelMaker>>> = {
  schedule: async () => (await import("../features/schedule/schedule-panel.ts")).schedulePanel,
  import: async () => (await import("../features/import/import-panel.ts")).importPanel,
  code: async () => {
    const [{ codePanel }, samples] = await Promise.all([
      import("../features/code/code-panel.ts"),
      import("@sms-composer/core/code-samples"),
    ]);
    return codePanel(samples);
  },
  details: async () => (await import("../features/details/details-panel.ts")).detailsPanel,
  templates: async () => (await import("../features/templates/templates-panel.ts")).templatesPanel,
};

/** The part of the element that the panels use. */
export interface PanelsHost {
  readonly element: HostSettings;
  readonly messages: Locale<"panels">;
  /** The messages of a file of people, which only its panel needs. */
  readonly rows: Locale<"rows">;
  /** Has everything drawn again. */
  readonly changed: () => void;
  readonly adoptStyles: (styles: CSSResult) => void;
}

type Loaded = Panel | "loading" | "failed";

/** Keeps which panels are open, and loads each with its messages when it first shows. */
export class Panels implements PanelViews {
  #open: PanelName[] = [];
  #panels = new Map<PanelName, Loaded>();
  #loads = new Map<PanelName, Promise<void>>();
  #messages: Locale<"panels">;
  #rows: Locale<"rows">;
  #element: HostSettings;
  #changed: () => void;
  #adoptStyles: PanelsHost["adoptStyles"];

  constructor({ element, messages, rows, changed, adoptStyles }: PanelsHost) {
    this.#element = element;
    this.#messages = messages;
    this.#rows = rows;
    this.#changed = changed;
    this.#adoptStyles = adoptStyles;
  }

  isOpen(name: PanelName): boolean {
    return this.#open.includes(name);
  }

  get areClosed(): boolean {
    return this.#open.length === 0;
  }

  /** Opens or closes; a panel that failed to load is tried again. */
  toggle(name: PanelName, isOpen = !this.isOpen(name)): void {
    this.#open = this.#open.filter((each) => each !== name);
    if (isOpen) {
      this.#open.push(name);
      this.retry(name);
    }
    this.#changed();
  }

  /** Loads a panel anew that did not load, when it is next drawn. */
  retry(name: PanelName): void {
    if (this.#panels.get(name) === "failed") this.#panels.delete(name);
    for (const locale of this.#localesOf(name)) if (locale.isConnected) locale.connect();
  }

  /** Opens a panel, and waits until it can be drawn. */
  async open(name: PanelName): Promise<void> {
    this.toggle(name, true);
    this.#load(name);
    await Promise.all([this.#loads.get(name), ...this.#localesOf(name).map(({ ready }) => ready)]);
  }

  /** Opens the import with a file. */
  async take(file: File, view: ViewModel): Promise<void> {
    await this.open("import");
    const panel = this.#panels.get("import");
    if (typeof panel === "object" && this.#rows.messages) panel.take?.(file, view, this.#rows.messages);
  }

  /** @returns the panel that was closed: the one opened last */
  closeLast(): PanelName | undefined {
    const last = this.#open.pop();
    if (last) this.#changed();
    return last;
  }

  /** The panel when it is open. */
  render(name: PanelName, view: ViewModel): TemplateResult | typeof nothing {
    return this.isOpen(name) ? this.show(name, view) : nothing;
  }

  /** The panel; while it loads, nothing, and what went wrong when it did not. */
  show(name: PanelName, view: ViewModel): TemplateResult | typeof nothing {
    const panel = this.#load(name);
    const locales = this.#localesOf(name);
    if (panel === "failed" || locales.some(({ hasFailed }) => hasFailed))
      return html`<p class="error" part="error" role="alert">${view.messages.notLoaded}</p>`;
    const { messages } = this.#messages;
    if (panel === "loading" || !messages || !locales.every((locale) => locale.messages)) return nothing;
    return html`<div class="panel" part="panel" role="group" aria-labelledby="opens-${name}" data-panel=${name} tabindex="-1">${panel.render(view, messages, this.#rows.messages)}</div>`;
  }

  /** The hint of the panel before it is open; it is loaded for that. */
  hint(name: PanelName, view: ViewModel): string | undefined {
    const panel = this.#load(name);
    const { messages } = this.#messages;
    return typeof panel === "string" || !messages ? undefined : panel.hint?.(view, messages);
  }

  #localesOf(name: PanelName): readonly Locale<"panels" | "rows">[] {
    return name === "import" ? [this.#messages, this.#rows] : [this.#messages];
  }

  #load(name: PanelName): Loaded {
    const known = this.#panels.get(name);
    if (known) return known;
    for (const locale of this.#localesOf(name)) if (!locale.isConnected) locale.connect();
    this.#panels.set(name, "loading");
    const load = Promise.all([MAKERS[name](), import("../view/styles/panels.ts")])
      .then(([make, { panelStyles }]) => {
        const panel = make(this.#changed, this.#element);
        this.#adoptStyles(panelStyles);
        if (panel.styles) this.#adoptStyles(panel.styles);
        this.#panels.set(name, panel);
      })
      .catch(() => void this.#panels.set(name, "failed"))
      .finally(this.#changed);
    this.#loads.set(name, load);
    return "loading";
  }
}
