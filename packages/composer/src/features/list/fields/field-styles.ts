import { css } from "lit";

/** The fields of a text: their buttons, their colours in the text, and the list's own lines. Loads with the first field. */
export const fieldStyles = css`
  :host {
    --_hue-0: light-dark(#d9efec, #12352f);
    --_hue-1: light-dark(#e6e9fb, #2a3363);
    --_hue-2: light-dark(#f8e4f3, #421f3a);
    --_hue-3: light-dark(#fcebd3, #3f2d12);
    --_hue-4: light-dark(#e3f3d7, #22391a);
    --_hue-5: light-dark(#dff0fb, #15384d);
  }
  .hue-0 {
    --_hue: var(--_hue-0);
  }
  .hue-1 {
    --_hue: var(--_hue-1);
  }
  .hue-2 {
    --_hue: var(--_hue-2);
  }
  .hue-3 {
    --_hue: var(--_hue-3);
  }
  .hue-4 {
    --_hue: var(--_hue-4);
  }
  .hue-5 {
    --_hue: var(--_hue-5);
  }
  .text-layers {
    position: relative;
    text-align: start;
  }
  .marks {
    position: absolute;
    inset-block: 0;
    overflow: hidden;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    border-color: transparent;
    color: transparent;
  }
  .marks + textarea {
    position: relative;
    background: none;
  }
  .marks mark,
  .chip {
    border: 0;
    border-radius: 4px;
    background: var(--_hue);
    box-shadow: 0 0 0 2px var(--_hue);
  }
  .bubble [class^="hue"] {
    border-radius: 4px;
    background: var(--_hue);
  }
  .marks .mistake {
    text-decoration: underline wavy var(--_error);
    box-shadow: none;
  }
  .chip {
    padding-inline: 0.15em;
    font-weight: 600;
  }
  .fields {
    margin-block-start: 0.5rem;
    align-items: center;
  }
  .fields details {
    flex-basis: 100%;
  }
  .fields[role="listbox"] {
    max-block-size: 12rem;
    overflow-y: auto;
    padding: 3px;
  }
  .counts + .hint,
  .counts ~ .note,
  .default {
    margin-block-start: 0.5rem;
  }
  .stepper {
    display: grid;
    gap: 0.5rem;
    margin-block-end: 1rem;
    inline-size: min(100%, 15rem);
    margin-inline: auto;
  }
  .side:has(.stepper) {
    display: grid;
    align-content: start;
    justify-items: center;
  }
  .side > .label {
    justify-self: start;
  }
  .test {
    display: grid;
    gap: 0.35rem;
    inline-size: min(100%, 15rem);
    margin-block-end: 1rem;
  }
  .stepper .actions + .actions button {
    padding: 0.3em 0.6em;
    font-size: 0.9em;
  }
  .stepper .actions {
    align-items: center;
  }
  .stepper .actions:first-child {
    justify-content: space-between;
  }
  .stepper .actions:empty {
    display: none;
  }
  .stepper .hint {
    text-align: center;
  }
  [role="option"] {
    border-radius: var(--_radius);
    padding: 0.45em 0.8em;
    border: 1px solid var(--_edge);
    cursor: pointer;
  }
  [aria-selected="true"] {
    border-color: var(--_accent);
    outline: 2px solid var(--_accent);
  }
  .meter .two {
    background: repeating-linear-gradient(135deg, var(--_warning) 0 3px, transparent 3px 6px);
    forced-color-adjust: none;
  }
  @media (pointer: coarse) {
    [role="option"] {
      min-block-size: 44px;
      align-content: center;
    }
  }
  @media (forced-colors: active) {
    .marks {
      forced-color-adjust: none;
      background: Canvas;
    }
    .marks + textarea {
      forced-color-adjust: none;
      color: CanvasText;
      border-color: CanvasText;
    }
    .marks mark {
      forced-color-adjust: none;
      background: none;
      color: transparent;
      outline: 1px solid Highlight;
    }
  }
`;
