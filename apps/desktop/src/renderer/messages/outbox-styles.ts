import { css } from "lit";

/** Height of an entry in pixels: the list draws only those that are in sight. */
export const ENTRY_HEIGHT = 68;
/** Height of a day above its entries, in pixels. */
export const DAY_HEIGHT = 34;

export const outboxStyles = css`
  :host {
    block-size: 100%;
    display: grid;
    grid-template-rows: auto auto 1fr;
    min-block-size: 0;
  }
  .tools {
    margin-block-end: 0.8rem;
  }
  .tools > input {
    flex: 1 1 14rem;
  }
  @media (max-width: 56rem) {
    .tools > input {
      flex-basis: 100%;
    }
  }
  .columns {
    grid-row: 3;
    display: grid;
    grid-template-columns: minmax(16rem, 4fr) minmax(18rem, 7fr);
    gap: 1rem;
    min-block-size: 0;
  }
  .list {
    overflow: auto;
    /* What has the focus is not behind its day. */
    scroll-padding-block-start: ${DAY_HEIGHT}px;
    min-block-size: 0;
  }
  .list button {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.1rem;
    inline-size: 100%;
    text-align: start;
    border: 0;
    border-block-end: 1px solid var(--line);
    border-radius: 0;
    padding: 0.6rem 0.8rem;
    position: absolute;
    block-size: ${ENTRY_HEIGHT}px;
    box-sizing: border-box;
    white-space: nowrap;
    overflow: hidden;
  }
  .list section {
    position: absolute;
    inset-inline: 0;
  }
  /* In sight as long as one of its entries is. */
  .list h2 {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--surface);
    block-size: ${DAY_HEIGHT}px;
    box-sizing: border-box;
    margin: 0;
    padding: 0.5rem 0.8rem 0;
    font-size: 0.9rem;
    color: var(--quiet);
    border-block-end: 1px solid var(--line);
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .scroll {
    position: relative;
  }
  .list button[aria-current="true"] {
    background: var(--tint);
  }
  .list .line {
    display: flex;
    justify-content: space-between;
    gap: 0.8rem;
  }
  .list .text {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .list,
  message-panel {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 12px;
  }
  message-panel {
    overflow: auto;
    padding: 1rem;
  }
  @media (max-width: 56rem) {
    .columns {
      grid-template: minmax(8rem, 2fr) minmax(0, 3fr) / 1fr;
    }
  }
  /* Too low for two lists of their own: the view itself scrolls. */
  @media (max-width: 56rem) and (max-height: 46rem) {
    :host {
      block-size: auto;
    }
    .columns {
      grid-template: 14rem auto / 1fr;
    }
  }
  .list .bar {
    block-size: 0.25rem;
  }
  .empty {
    padding: 2rem;
    text-align: center;
    color: var(--quiet);
  }
`;
