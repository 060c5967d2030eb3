import { css } from "lit";

/** Buttons, fields and surfaces, the same in every view. */
export const controls = css`
  :host {
    display: block;
  }
  [hidden] {
    display: none !important;
  }
  h1 {
    font-size: 1.3rem;
    margin: 0 0 1rem;
  }
  /* For those who hear the page. */
  h1.visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  h2 {
    font-size: 1rem;
    margin: 0 0 0.6rem;
  }
  p {
    margin: 0 0 0.7rem;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }
  button {
    cursor: pointer;
    border: 1px solid var(--control-line);
    border-radius: 8px;
    background: var(--surface);
    padding: 0.4rem 0.85rem;
    min-block-size: 2.3rem;
  }
  button:hover {
    background: var(--tint);
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  button.primary:hover {
    filter: brightness(1.08);
  }
  button.danger {
    border-color: var(--bad);
    color: var(--bad);
  }
  button:disabled {
    cursor: default;
    opacity: 0.55;
  }
  a {
    color: var(--accent);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  input:not([type="radio"], [type="checkbox"]),
  select {
    border: 1px solid var(--control-line);
    border-radius: 8px;
    background: var(--surface);
    padding: 0.4rem 0.6rem;
    block-size: 2.3rem;
    box-sizing: border-box;
  }
  label {
    display: grid;
    gap: 0.25rem;
    font-weight: 600;
    min-inline-size: 0;
  }
  label :is(input:not([type="radio"], [type="checkbox"]), select) {
    font-weight: 400;
    inline-size: 100%;
  }
  label.choice {
    display: flex;
    gap: 0.55rem;
    align-items: baseline;
    font-weight: 400;
  }
  :is([type="radio"], [type="checkbox"]) {
    accent-color: var(--accent);
  }
  .card {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 12px;
    padding: 1.1rem;
    margin-block-end: 1rem;
  }
  .card > :last-child {
    margin-block-end: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
    align-items: center;
  }
  .quiet {
    color: var(--quiet);
    font-size: 0.9rem;
  }
  /* A native file button speaks the system's language, not the app's: the label is the button. */
  label.file {
    display: inline-flex;
    align-items: center;
    position: relative;
    font-weight: 400;
    border: 1px solid var(--control-line);
    border-radius: 8px;
    background: var(--surface);
    padding: 0.4rem 0.85rem;
    min-block-size: 2.3rem;
    box-sizing: border-box;
    cursor: pointer;
  }
  label.file:hover {
    background: var(--tint);
  }
  label.file:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  label.file input {
    position: absolute;
    inset: 0;
    opacity: 0;
    inline-size: 100%;
    block-size: 100%;
    cursor: pointer;
  }
  dialog form {
    display: grid;
    gap: 0.9rem;
  }
  .notice {
    background: var(--warn-tint);
    color: var(--warn);
    border-radius: 10px;
    padding: 0.7rem 0.9rem;
    margin-block-end: 0.8rem;
  }
  .notice.bad {
    background: var(--bad-tint);
    color: var(--bad);
  }
  .notice button:not(.primary) {
    color: var(--text);
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.35rem;
    font-size: 0.85rem;
    white-space: nowrap;
  }
  .badge::before {
    content: "";
    inline-size: 0.55rem;
    block-size: 0.55rem;
    border-radius: 50%;
    background: var(--quiet);
  }
  .badge.good::before {
    background: var(--good);
  }
  .badge.bad {
    color: var(--bad);
    font-weight: 600;
  }
  .badge.bad::before {
    background: var(--bad);
    border-radius: 2px;
  }
  .badge.doubt {
    color: var(--warn);
    font-weight: 600;
  }
  .badge.doubt::before {
    background: var(--warn);
    border-radius: 2px;
    rotate: 45deg;
  }
  dialog {
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--surface);
    color: var(--text);
    max-inline-size: 30rem;
    padding: 1.2rem;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 0.25rem 1rem;
    margin: 0 0 0.8rem;
  }
  dt {
    color: var(--quiet);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
`;
