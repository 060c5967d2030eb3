import { css } from "lit";

/** The styles of the view for writing. */
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
  /* Send stays in sight, however small the window is and whatever is open above it. */
  sms-composer::part(send-bar) {
    position: sticky;
    /* Down to the window's edge: what sticks keeps off the padding of what scrolls. */
    inset-block-end: -1.2rem;
    z-index: 1;
  }
  /* The app counts the recipients in a bar of its own. */
  sms-composer::part(progress) {
    display: none;
  }
  .found {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3rem 0.8rem;
  }
  .found .of {
    flex: 1 1 8rem;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  progress {
    inline-size: 100%;
    accent-color: var(--accent);
  }
`;
