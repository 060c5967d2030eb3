import { css } from "lit";

/** The parts that open, and the controls that only they have. Loads with the first. */
export const panelStyles = css`
  [type="datetime-local"] {
    max-inline-size: 18rem;
  }
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
    margin-block-start: 0.5rem;
    padding: 0.75rem;
    border-radius: var(--_radius);
    background: var(--_sunken);
    border: 1px solid var(--_line);
    min-inline-size: 0;
  }
  .panel .choice {
    inline-size: auto;
    max-inline-size: 100%;
    flex: 0 1 auto;
  }
  pre {
    margin: 0;
    overflow: auto;
    max-block-size: 20rem;
    font-size: 0.84em;
    line-height: 1.5;
  }
  .row > .field {
    display: grid;
    grid-template-rows: subgrid;
    place-items: start;
  }
  .row > .field > label {
    align-self: end;
  }
  .panel .row {
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
  }
`;
