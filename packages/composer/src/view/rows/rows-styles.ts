import { css } from "lit";

/** The table of a list's rows. */
export const rowsStyles = css`
  .rows {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
  }
  .panel .actions > div {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .rows [aria-pressed="true"] {
    border-color: var(--_accent);
    outline: 1px solid var(--_accent);
    font-weight: 600;
  }
  .rows :is(.actions, .scroll) button {
    padding: 0.22em 0.6em;
    font-size: 0.9em;
  }
  .scroll {
    /* What is only spoken stays within, and makes the page no wider. */
    position: relative;
    overflow-x: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: 0.9em;
  }
  th,
  td {
    padding: 0.3em 0.6em;
    text-align: start;
    vertical-align: top;
    white-space: nowrap;
  }
  th {
    font-weight: 400;
    color: var(--_quiet);
  }
  td {
    border-block-start: 1px solid var(--_line);
  }
  :is(th, td):first-child {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background: var(--_surface);
  }
  td:not(:has(input, button)) {
    padding-block-start: 0.6em;
  }
  .clip {
    display: block;
    max-inline-size: 14rem;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  tr:focus-within .clip {
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .cell input {
    inline-size: 11rem;
    padding: 0.25em 0.5em;
  }
  .cell p {
    margin-block-start: 0.2rem;
  }
  .cell input[aria-invalid="true"] {
    background: var(--_error-surface);
  }
`;
