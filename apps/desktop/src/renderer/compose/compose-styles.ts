import { css } from "lit";

/** How the view for writing looks. */
export const composeStyles = css`
  :host {
    max-inline-size: 72rem;
  }
  .drafts {
    margin-block-end: 0.8rem;
  }
  .drafts .list {
    flex-basis: 100%;
    /* Many drafts leave room for the one that is written, and none is out of reach. */
    max-block-size: 7.5rem;
    overflow-y: auto;
    /* For the ring of the focus. */
    margin-inline: -4px;
    padding: 4px;
  }
  .drafts button {
    max-inline-size: 14rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  progress {
    inline-size: 100%;
    accent-color: var(--accent);
  }
`;
