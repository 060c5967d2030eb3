import { css } from "lit";

/** The table of a list's rows. */
export const rowsStyles = css`
  .rows {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
  }
  .panel .ways > div {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .rows [aria-pressed="true"] {
    border-color: var(--_accent);
    outline: 1px solid var(--_accent);
    font-weight: 600;
  }
  .rows :is(.ways, .scroll) button {
    padding: 0.22em 0.6em;
    font-size: 0.9em;
  }
  .scroll {
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
    max-inline-size: 16rem;
    overflow-wrap: anywhere;
    min-inline-size: 3.5rem;
  }
  th {
    font-weight: 400;
    color: var(--_quiet);
    white-space: nowrap;
  }
  td {
    border-block-start: 1px solid var(--_line);
  }
  td:not(:has(input, button)) {
    padding-block-start: 0.6em;
  }
  .cell {
    min-inline-size: 10.5rem;
  }
  .cell input {
    padding: 0.25em 0.5em;
  }
  .cell input[aria-invalid="true"] {
    background: var(--_error-surface);
  }
`;
