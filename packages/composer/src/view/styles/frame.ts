import { css } from "lit";

/**
 * The further colours and measures that a page can set, surfaces, and the two columns. Side by side, labels, controls and
 * what is said under them share lines, also where one label takes two.
 */
export const frame = css`
  :host {
    --_accent-text: var(--sms-accent-text, light-dark(#fff, #04211e));
    --_surface: var(--sms-surface, light-dark(#fff, #171b20));
    --_edge: var(--sms-edge, light-dark(#76828e, #7c8894));
    --_warning: var(--sms-warning, light-dark(#8a5200, #f0b45b));
    --_warning-surface: var(--sms-warning-surface, light-dark(#fff5e3, #2a2114));
    --_error-surface: var(--sms-error-surface, light-dark(#fdeceb, #2f1917));
    --_bubble: var(--sms-bubble, light-dark(#e7ebef, #262d35));
    --_radius: var(--sms-radius, 10px);
    --_gap: var(--sms-gap, min(1.25rem, 5cqi));
    /* A place that shrinks to what is in it, such as a dialog, gives it this much: the container itself has no width. */
    contain-intrinsic-inline-size: min(44rem, 100vw - 3rem);
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  :host::after {
    content: none;
  }
  @media (prefers-contrast: more) {
    :host {
      --_quiet: var(--_text);
      --_line: var(--_text);
      --_edge: var(--_text);
    }
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
    overflow-wrap: break-word;
    accent-color: var(--_accent);
  }
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: calc(var(--_gap) * 0.9);
    padding: var(--_gap);
    min-inline-size: 0;
  }
  .row {
    display: grid;
    gap: 0 1rem;
    grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
    margin-block-end: -1rem;
  }
  .row > * {
    margin-block-end: 1rem;
    grid-row: span 3;
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
  .send-status {
    flex: 1 1 14rem;
    min-inline-size: 0;
  }
  /* A screen that is low, or narrow, beside its letters is left to the text. */
  @container (16em <= width <= 30em) {
    @media (min-height: 30em) {
      .foot {
        position: sticky;
        inset-block-end: 0;
        z-index: 1;
      }
    }
  }
  @container (max-width: 30rem) {
    .form :is(input, textarea, select, button, summary) {
      scroll-margin-block-end: 9rem;
    }
    .foot .actions {
      flex: 1 1 100%;
    }
    .foot button {
      flex: 1 1 auto;
    }
    .foot:is(.writing, .confirming, .sending) b {
      display: block;
    }
    .foot b + span {
      display: none;
    }
  }
`;
