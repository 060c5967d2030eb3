import { css } from "lit";

/** One of a few, and on or off. */
export const choices = css`
  .segmented {
    display: inline-flex;
    flex-wrap: wrap;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    overflow: clip;
  }
  .segmented label {
    flex: 1;
    display: grid;
    position: relative;
    font-weight: 400;
    font-size: 1em;
    text-align: center;
    white-space: nowrap;
    cursor: pointer;
  }
  .segmented input {
    position: absolute;
    inset: 0;
    appearance: none;
    outline: 0;
    cursor: inherit;
  }
  .segmented span {
    align-content: center;
    padding: 0.5em 0.9em;
  }
  .segmented small {
    display: block;
    color: inherit;
  }
  @container (min-width: 30rem) {
    .segmented small {
      display: inline;
    }
  }
  .segmented :checked + span {
    background: var(--_accent);
    color: var(--_accent-text);
    font-weight: 600;
  }
  .switch {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 0.6rem;
    align-items: start;
    align-content: start;
  }
  .switch label {
    font-weight: 400;
    font-size: 1em;
  }
  .switch > p {
    grid-column: 2;
  }
  .switch input {
    appearance: none;
    inline-size: 2.2em;
    block-size: 1.25em;
    margin-block-start: 0.1em;
    border-radius: 1em;
    border: 1px solid var(--_edge);
    background: radial-gradient(circle at 0.6em 50%, var(--_edge) 0.38em, transparent 0.41em);
    cursor: pointer;
  }
  .switch :checked {
    border-color: var(--_accent);
    background: radial-gradient(circle at calc(100% - 0.6em) 50%, var(--_accent-text) 0.38em, transparent 0.41em)
      var(--_accent);
  }
  .switch input:dir(rtl) {
    transform: scaleX(-1);
  }
`;
