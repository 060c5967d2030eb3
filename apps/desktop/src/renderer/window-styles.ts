import { css } from "lit";

/** The layout of the window. */
export const windowStyles = css`
  :host {
    display: grid;
    grid-template: "nav banner" auto "nav main" 1fr / 13rem 1fr;
    block-size: 100vh;
  }
  nav {
    grid-area: nav;
    background: var(--surface);
    border-inline-end: 1px solid var(--line);
    padding: 1rem 0.6rem;
    display: flex;
    flex-direction: column;
    gap: 0.2rem;
  }
  nav strong {
    padding: 0 0.7rem 0.8rem;
  }
  nav button {
    border-color: transparent;
    background: none;
    text-align: start;
  }
  nav button:hover {
    background: var(--tint);
  }
  nav button[aria-current="page"] {
    background: var(--tint);
    color: var(--accent);
    font-weight: 600;
  }
  nav button {
    white-space: nowrap;
    display: flex;
    justify-content: space-between;
    gap: 0.5rem;
  }
  nav .count {
    font-weight: 400;
    color: var(--quiet);
  }
  nav .count.outbox {
    font-weight: 700;
    color: var(--warn);
  }
  nav .count.outbox::before {
    content: "◆ " / "";
  }
  .credit {
    overflow-wrap: anywhere;
    margin: auto 0.7rem 0;
    padding-block-start: 0.6rem;
    border-block-start: 1px solid var(--line);
    color: var(--quiet);
    font-size: 0.9rem;
  }
  .banners {
    grid-area: banner;
    padding: 0.8rem 1.2rem 0;
  }
  .banners:not(:has(p)) {
    padding-block-start: 0;
  }
  .banners .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6rem;
    margin: 0 0 0.5rem;
    padding: 0.45rem 0.9rem;
  }
  .banners .trial {
    background: var(--tint);
    color: var(--text);
  }
  .banners span {
    flex: 1 1 14rem;
  }
  main {
    grid-area: main;
    padding: 1rem 1.2rem 1.2rem;
    overflow: auto;
    min-block-size: 0;
    /* What has the focus is not under the bar with Send. */
    scroll-padding-block-end: 6rem;
    /* What lies absolutely in a view scrolls with it instead of making the window itself scroll. */
    position: relative;
  }
  @media (max-width: 50rem) {
    :host {
      grid-template: "nav" auto "banner" auto "main" 1fr / 1fr;
    }
    nav {
      flex-flow: row wrap;
      border-inline-end: 0;
      border-block-end: 1px solid var(--line);
      padding: 0.5rem;
    }
    nav button {
      white-space: nowrap;
      padding-inline: 0.65rem;
    }
    nav strong,
    .credit {
      display: none;
    }
  }
`;
