import { css } from "lit";

/** The colours and measures that a page can set, with what they are when it does not. */
export const colours = css`
  :host {
    --_accent: var(--sms-accent, light-dark(#0b6b63, #45c4b4));
    --_accent-text: var(--sms-accent-text, light-dark(#fff, #04211e));
    --_surface: var(--sms-surface, light-dark(#fff, #171b20));
    --_sunken: var(--sms-sunken, light-dark(#f6f8f9, #11151a));
    --_text: var(--sms-text, light-dark(#14181d, #e8ecf0));
    --_quiet: var(--sms-quiet, light-dark(#55616d, #a2adb8));
    --_line: var(--sms-line, light-dark(#d3dae0, #313943));
    --_edge: var(--sms-edge, light-dark(#76828e, #7c8894));
    --_warning: var(--sms-warning, light-dark(#8a5200, #f0b45b));
    --_warning-surface: var(--sms-warning-surface, light-dark(#fff5e3, #2a2114));
    --_error: var(--sms-error, light-dark(#b3261e, #ff9a92));
    --_error-surface: var(--sms-error-surface, light-dark(#fdeceb, #2f1917));
    --_bubble: var(--sms-bubble, light-dark(#e7ebef, #262d35));
    --_radius: var(--sms-radius, 10px);
    --_gap: var(--sms-gap, 1.25rem);
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
  .error {
    color: var(--_error);
  }
  .error::before {
    content: "✕ " / "";
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
