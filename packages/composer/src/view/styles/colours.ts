import { css } from "lit";

/**
 * The colours that a page can set and both elements have, with what they are when it does not. Right to left the layout
 * follows the page, and each sentence goes the way of its own words, which may be those of another language.
 */
export const colours = css`
  :host {
    --_accent: var(--sms-accent, light-dark(#0b6b63, #45c4b4));
    --_sunken: var(--sms-sunken, light-dark(#f6f8f9, #11151a));
    --_text: var(--sms-text, light-dark(#14181d, #e8ecf0));
    --_quiet: var(--sms-quiet, light-dark(#55616d, #a2adb8));
    --_line: var(--sms-line, light-dark(#d3dae0, #313943));
    --_error: var(--sms-error, light-dark(#b3261e, #ff9a92));
    display: block;
    color: var(--_text);
    line-height: 1.45;
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  :host(:dir(rtl)) {
    text-align: right;
  }
  :host(:dir(rtl)) * {
    unicode-bidi: plaintext;
  }
  .error {
    color: var(--_error);
  }
  .error::before {
    content: "✕ " / "";
  }
  @media (forced-colors: active) {
    :host {
      --_accent: Highlight;
      --_quiet: CanvasText;
    }
  }
  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
