import { css } from "lit";

/**
 * The place that the element takes until it is drawn: about its height with the fields that it has by default, at the
 * width that it has, lest what follows it move.
 */
export const place = css`
  :host(:not([hidden])) {
    display: block;
  }
  :host {
    container-type: inline-size;
  }
  :host::after {
    content: "";
    display: block;
    block-size: calc(max(42rem, 55.7rem - 17cqi) + clamp(0rem, (44rem - 100cqi) * 99, 12rem));
  }
`;
