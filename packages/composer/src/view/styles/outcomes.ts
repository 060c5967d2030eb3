import { css } from "lit";

/** What the network replaces, the notes of what cannot be sent, and the foot in the states of a send. Loads when somebody begins to write. */
export const outcomeStyles = css`
  :host {
    /* Printed without backgrounds, switches would be empty and bars away. */
    print-color-adjust: exact;
  }
  code {
    font: inherit;
    background: light-dark(#0001, #fff2);
    border-radius: 4px;
    padding: 0 0.28em;
    white-space: pre;
  }
  .swaps {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3rem 0.9rem;
    margin-block-start: 0.45rem;
    list-style: none;
    font-size: 0.9em;
  }
  .note {
    background: var(--_warning-surface);
    border-radius: var(--_radius);
    border: 1px solid transparent;
    padding: 0.65em 0.75em;
    padding-inline-start: 2.1em;
    position: relative;
    font-size: 0.93em;
  }
  .note::before {
    content: "⚠" / "";
    position: absolute;
    inset-inline-start: 0.7em;
    color: var(--_warning);
  }
  .note p + .actions {
    margin-block-start: 0.5rem;
  }
  .note button:not(.link) {
    color: var(--_warning);
  }
  @media (pointer: coarse) {
    /* As high as a finger needs, and no higher line for it. */
    .sum p > .link {
      margin-block: -0.7rem;
    }
  }
  .good::before {
    content: "✓ " / "";
    color: var(--_accent);
    font-weight: 700;
  }
  .foot.sent {
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
  }
  .foot:is(.unknown, .confirming) {
    background: var(--_warning-surface);
  }
  /* The buttons and all that is known take a third of a telephone's screen at most; what is longer scrolls above them. */
  @container (16em <= width <= 30em) {
    @media (min-height: 30em) {
      .foot {
        flex-flow: column;
        align-items: stretch;
        max-block-size: 33vh;
      }
      .send-status {
        flex: 0 1 auto;
        overflow-y: auto;
      }
      .foot .actions {
        flex: none;
      }
    }
    .foot:not(.writing, .sending) {
      gap: 0.5rem;
      padding-block: 0.6rem;
      font-size: 0.875em;
      line-height: 1.35;
    }
    .foot:not(.writing, .sending) .actions {
      flex-wrap: nowrap;
      align-items: stretch;
    }
    .foot:not(.writing, .sending) button {
      padding-inline: 0.3em;
    }
  }
`;
