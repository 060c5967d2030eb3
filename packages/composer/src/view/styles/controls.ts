import { css } from "lit";

/** The styles of controls and of what is said beside them. */
export const controls = css`
  label,
  .label {
    display: block;
    font-weight: 600;
    font-size: 0.87em;
    overflow-wrap: anywhere;
  }
  .field > label,
  .label {
    margin-block-end: 0.35rem;
  }
  small {
    font-weight: 400;
    font-size: 1em;
    color: var(--_quiet);
  }
  input,
  textarea,
  select,
  progress,
  button {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
    max-inline-size: 100%;
  }
  .box {
    display: block;
    inline-size: 100%;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    padding: 0.5em 0.65em;
  }
  .box:is([aria-invalid="true"], :has([aria-invalid="true"])) {
    border-color: var(--_error);
  }
  textarea {
    resize: vertical;
    field-sizing: content;
    min-block-size: 7.2em;
    max-block-size: 60vh;
    overflow-wrap: anywhere;
  }
  .tokens {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem;
    align-items: center;
    max-block-size: 14rem;
    overflow-y: auto;
  }
  .list {
    display: contents;
  }
  .tokens input {
    flex: 1 1 22ch;
    min-inline-size: min(12ch, 100%);
    border: 0;
    outline: 0;
    background: none;
    padding: 0.12em 0.2em;
  }
  ::placeholder {
    color: var(--_quiet);
    opacity: 1;
  }
  .token {
    display: inline-flex;
    align-items: center;
    border-radius: 6px;
    background: var(--_sunken);
    border: 1px solid var(--_line);
    padding-inline: 0.5em;
    min-block-size: 1.75em;
  }
  .token span {
    direction: ltr;
    overflow-wrap: anywhere;
  }
  .token.bad {
    background: var(--_error-surface);
    border-color: var(--_error);
    color: var(--_error);
  }
  .bad small {
    color: inherit;
  }
  .bad::before {
    content: "!";
    font-weight: 700;
    margin-inline-end: 0.35em;
  }
  .remove {
    border: 0;
    background: none;
    padding: 0 0.5em;
    margin-inline-end: -0.5em;
    align-self: stretch;
    border-radius: 6px;
    color: inherit;
  }
  .hint,
  .when {
    color: var(--_quiet);
    font-size: 0.84em;
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.35rem 1.5rem;
  }
  .field > .hint,
  .error {
    margin-block-start: 0.35rem;
  }
  .field strong {
    color: var(--_text);
  }
  .wrong {
    color: var(--_error);
  }
  :is(.field, .switch) > .error {
    font-size: 0.86em;
  }
  .warning {
    color: var(--_warning);
  }
  .warning::before {
    content: "⚠ " / "";
  }
  .link {
    border: 0;
    background: none;
    padding: 0.2em 0;
    min-inline-size: 24px;
    color: inherit;
    text-decoration: underline;
    cursor: pointer;
  }
  .link[aria-expanded]::after {
    content: "▾" / "";
    display: inline-block;
    margin-inline: 0.3em;
  }
  .link[aria-expanded="true"]::after {
    content: "▴" / "";
  }
  .segmented:focus-within,
  .tokens:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  button:not(.link, .remove) {
    border-radius: var(--_radius);
    padding: 0.45em 0.8em;
    border: 1px solid var(--_edge);
    background: var(--_surface);
    cursor: pointer;
  }
  button.main {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_accent-text);
    font-weight: 650;
    padding: 0.6em 1.1em;
  }
  button[aria-disabled="true"],
  :disabled {
    opacity: 0.65;
    cursor: default;
  }
  :disabled :disabled {
    opacity: 1;
  }
  .box[readonly],
  .tokens:has([readonly]) {
    background: var(--_sunken);
  }
  [readonly]::placeholder {
    color: transparent;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .actions.quiet {
    gap: 0.35rem 1.25rem;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  @media (pointer: coarse) {
    button,
    .box:not(.tokens, .marks, textarea),
    .tokens input,
    .segmented span,
    .switch label,
    summary,
    .token {
      min-block-size: 44px;
      align-content: center;
    }
    .sum,
    .actions {
      align-items: center;
    }
    .switch input {
      margin-block-start: max(0.1em, 44px - 1.4em);
    }
    .switch label {
      align-content: end;
    }
    .tokens {
      max-block-size: 19rem;
    }
    .tokens input {
      /* In sight, however many numbers there are. */
      position: sticky;
      inset-block-end: -0.5em;
      flex-basis: 100%;
      background: inherit;
    }
    .remove,
    .stepper button {
      min-inline-size: 44px;
    }
  }
  @media (forced-colors: active) {
    :host {
      --_accent-text: HighlightText;
      --_edge: CanvasText;
    }
    .segmented :checked + span,
    .switch input,
    button.main {
      forced-color-adjust: none;
    }
    :disabled {
      opacity: 1;
      color: GrayText;
    }
    .main:disabled {
      background: Canvas;
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
