import { css, html, LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Language } from "../messages/languages.ts";
import { controls } from "./controls.ts";

const CHAPTERS: Readonly<Record<Language, () => Promise<{ default: string }>>> = {
  en: () => import("virtual:help/en"),
  fr: () => import("virtual:help/fr"),
};

/** The guide's chapter for people who send. */
export class HelpView extends LitElement {
  static override styles = [
    controls,
    css`
      article {
        max-inline-size: 44rem;
        line-height: 1.55;
      }
      table {
        border-collapse: collapse;
        margin-block-end: 0.8rem;
      }
      th,
      td {
        padding: 0.3rem 1.2rem 0.3rem 0;
        border-block-end: 1px solid var(--line);
        text-align: start;
      }
      pre {
        white-space: pre-wrap;
      }
    `,
  ];

  static override properties: PropertyDeclarations = { language: { attribute: false }, chapter: { state: true } };
  declare language: Language;
  /** The chapter as HTML, made from this repository's own text when the app is built. */
  declare chapter: string;

  constructor() {
    super();
    this.language = "en";
    this.chapter = "";
  }

  protected override async willUpdate(changed: PropertyValues<this>): Promise<void> {
    if (!changed.has("language")) return;
    const { language } = this;
    const { default: chapter } = await CHAPTERS[language]();
    if (language === this.language) this.chapter = chapter;
  }

  protected override render() {
    // Focusable, so that arrow keys scroll it: there is nothing else to stop at.
    return html`<article tabindex="0" lang=${this.language}>${unsafeHTML(this.chapter)}</article>`;
  }
}

customElements.define("help-view", HelpView);

declare global {
  interface HTMLElementTagNameMap {
    "help-view": HelpView;
  }
}
