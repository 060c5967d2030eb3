import { css } from "lit";

/** The styles of the handset. */
export const message = css`
  summary {
    cursor: pointer;
    color: var(--_quiet);
    font-size: 0.9em;
    inline-size: fit-content;
  }
  .phone {
    inline-size: min(100%, 15rem);
    margin-inline: auto;
    border-radius: 2rem;
    border: 1px solid var(--_edge);
    background: var(--_surface);
    padding: 0.9rem 0.75rem 1.2rem;
    box-shadow: 0 10px 30px #0002;
  }
  .long {
    /* Its size does not follow the text: a key lays out nothing around it. */
    block-size: 40rem;
    overflow-y: auto;
    contain: strict;
    padding-block-end: 0;
  }
  header {
    display: grid;
    justify-items: center;
    gap: 0.15rem;
    padding-block-end: 0.6rem;
    border-block-end: 1px solid var(--_line);
    font-size: 0.84em;
    overflow-wrap: anywhere;
  }
  header b {
    display: grid;
    place-items: center;
    inline-size: 2rem;
    block-size: 2rem;
    border-radius: 50%;
    background: var(--_bubble);
    font-weight: 600;
  }
  .long .when {
    position: sticky;
    inset-block-end: 0;
    /* In place of the handset's own, in which the text would show beneath. */
    padding-block-end: 1.2rem;
    background: inherit;
  }
  .phone > .hint {
    margin-block-start: 0.8rem;
  }
  .bubble {
    margin-block: 0.8rem 0.3rem;
    background: var(--_bubble);
    border-radius: 1.05rem;
    border-end-start-radius: 0.3rem;
    padding: 0.6em 0.8em;
    font-size: 0.93em;
    overflow-wrap: anywhere;
    text-align: start;
    white-space: pre-wrap;
  }
  .segment {
    display: block;
    contain: content;
  }
  mark {
    background: none;
    color: inherit;
    border-block-end: 2px dotted var(--_accent);
  }
  @media (forced-colors: active) {
    mark {
      forced-color-adjust: none;
      color: CanvasText;
    }
  }
  .stop {
    color: var(--_quiet);
  }
  .bubble u {
    color: var(--_accent);
  }
  .cut {
    display: flex;
    align-items: center;
    gap: 0.4rem;
    margin-block: 0.35rem;
    color: var(--_quiet);
    font-size: 0.78em;
    user-select: none;
  }
  .cut::before,
  .cut::after {
    content: "";
    flex: 1;
    border-block-start: 1px dashed var(--_edge);
  }
`;
