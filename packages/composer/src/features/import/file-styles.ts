import { css } from "lit";

/** The choice of a file. */
export const fileStyles = css`
  /* The browser's own button speaks the browser's language: it lies unseen over a label in the element's. */
  .panel > .actions {
    align-items: baseline;
  }
  .file {
    position: relative;
  }
  .file input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: inherit;
  }
  .file label {
    font-size: 1em;
    border-radius: var(--_radius);
    padding: 0.45em 0.8em;
    border: 1px solid var(--_edge);
    background: var(--_surface);
  }
  .file :focus-visible + label {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  .file :disabled + label {
    opacity: 0.65;
  }
  @media (pointer: coarse) {
    .file label {
      min-block-size: 44px;
      align-content: center;
    }
  }
`;
