import { html, nothing, type TemplateResult } from "lit";
import type { Panel, PanelMaker } from "../view/panel.ts";
import type { PanelName, PanelViews } from "../view/view-model.ts";
import type { ViewModel } from "../view/view-model.ts";
import { loadWords } from "../languages/locale.ts";
import type { Words } from "../languages/messages.ts";

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
};

const loadPanelWords = async (language: string): Promise<Words<"panels">> =>
  (await loadWords(language, "panels")) ?? (await import("../languages/en/panels.ts")).panelWords;

/** Keeps which panels are open, and loads each with its messages when it first shows. */
export class Panels implements PanelViews {
  #open: PanelName[] = [];
  #panels = new Map<PanelName, Panel | "loading" | "failed">();
  #words = new Map<string, Words<"panels"> | "loading" | "failed">();
  #loads = new Set<Promise<unknown>>();
  #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  isOpen(name: PanelName): boolean {
    return this.#open.includes(name);
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

  /** What did not load is tried again when it is next drawn. */
  retry(name: PanelName): void {
    if (this.#panels.get(name) === "failed") this.#panels.delete(name);
    for (const [locale, words] of this.#words) if (words === "failed") this.#words.delete(locale);
  }

  /** Opens a panel, and waits until it can be drawn. */
  async open(name: PanelName, locale: string): Promise<void> {
    this.toggle(name, true);
    this.#panel(name);
    this.#wordsIn(locale);
    await Promise.all(this.#loads);
  }

  /** Closes the panel that was opened last, and tells which it was. */
  closeLast(): PanelName | undefined {
    const last = this.#open.at(-1);
    if (last) this.toggle(last, false);
    return last;
  }

  /** The panel when it is open. */
  render(name: PanelName, view: ViewModel): TemplateResult | typeof nothing {
    return this.isOpen(name) ? this.show(name, view) : nothing;
  }

  /** The panel; while it loads, nothing, and what went wrong when it did not. */
  show(name: PanelName, view: ViewModel): TemplateResult | typeof nothing {
    const panel = this.#panel(name);
    const words = this.#wordsIn(view.words.locale);
    if (panel === "failed" || words === "failed")
      return html`<p class="error" part="error" role="alert">${view.words.notLoaded}</p>`;
    if (!panel || !words) return nothing;
    return html`<div class="panel" part="panel" data-panel=${name} tabindex="-1">${panel.render(view, words(view.words.formats))}</div>`;
  }

  /** What the panel has to say before it is open; it is loaded for that. */
  hint(name: PanelName, view: ViewModel): string | undefined {
    const panel = this.#panel(name);
    const words = this.#wordsIn(view.words.locale);
    if (!panel || panel === "failed" || !words || words === "failed") return undefined;
    return panel.hint?.(view, words(view.words.formats));
  }

  #panel(name: PanelName): Panel | "failed" | undefined {
    const panel = this.#panels.get(name);
    if (panel) return panel === "loading" ? undefined : panel;
    this.#panels.set(name, "loading");
    this.#follow(
      MAKERS[name]()
        .then((make) => this.#panels.set(name, make(this.#changed)))
        .catch(() => this.#panels.set(name, "failed")),
    );
    return undefined;
  }

  #wordsIn(locale: string): Words<"panels"> | "failed" | undefined {
    const words = this.#words.get(locale);
    if (words) return words === "loading" ? undefined : words;
    this.#words.set(locale, "loading");
    this.#follow(
      loadPanelWords(locale)
        .then((loaded) => this.#words.set(locale, loaded))
        .catch(() => this.#words.set(locale, "failed")),
    );
    return undefined;
  }

  #follow(load: Promise<unknown>): void {
    this.#loads.add(load);
    void load.finally(() => {
      this.#loads.delete(load);
      this.#changed();
    });
  }
}
