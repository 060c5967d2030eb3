import { css } from "lit";

/** Colours, surfaces and the two columns. */
export const frame = css`
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
    container-type: inline-size;
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
  fieldset,
  p,
  ul {
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  .composer {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 4px);
    overflow: clip;
    font-variant-numeric: tabular-nums;
  }
  .form {
    display: grid;
    align-content: start;
    gap: calc(var(--_gap) * 0.9);
    padding: var(--_gap);
    min-inline-size: 0;
  }
  .row {
    display: grid;
    gap: 1rem;
    grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
  }
  .row:empty {
    display: none;
  }
  .side {
    background: var(--_sunken);
    border-block-start: 1px solid var(--_line);
    padding: var(--_gap);
  }
  @container (min-width: 44rem) {
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr) var(--sms-preview-width, 18.5rem);
    }
    .columns.alone {
      grid-template-columns: minmax(0, 1fr);
    }
    .side {
      border-block-start: 0;
      border-inline-start: 1px solid var(--_line);
    }
    .phone {
      position: sticky;
      inset-block-start: var(--_gap);
    }
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0.8rem 1.2rem;
    align-items: center;
    justify-content: space-between;
    border-block-start: 1px solid var(--_line);
    padding: 0.9rem var(--_gap);
    background: var(--_sunken);
    color: var(--_quiet);
  }
  .foot b {
    color: var(--_text);
  }
  .told {
    flex: 1 1 14rem;
    outline: 0;
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
