import { css } from "lit";

/** The place that the element takes until it is drawn: about its height, lest what follows it move. */
export const place = css`
  :host {
    display: block;
    min-block-size: clamp(42rem, (46rem - 100vw) * 99, 64rem);
  }
`;
