import { css } from "lit";

/** A bar for each SMS and the counts under them. */
export const meter = css`
  .meter {
    display: flex;
    gap: 0.3rem;
    margin-block-start: 0.5rem;
  }
  .meter i {
    flex: 1;
    display: flex;
    block-size: 8px;
    border-radius: 4px;
    background: var(--_sunken);
    border: 1px solid var(--_line);
    overflow: clip;
  }
  .meter b {
    background: var(--_accent);
    forced-color-adjust: none;
  }
  .meter .hatched {
    background: repeating-linear-gradient(135deg, var(--_accent) 0 2px, transparent 2px 5px);
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.1rem 1rem;
    color: var(--_quiet);
  }
  .counts strong {
    color: var(--_text);
  }
  .counts,
  .error {
    margin-block: 0.35rem 0;
  }
`;
