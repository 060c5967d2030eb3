import { css } from "lit";

export const peopleStyles = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(8rem, 2fr) minmax(0, 6fr) minmax(0, 4fr);
    gap: 1rem;
    align-items: start;
  }
  .columns.two {
    grid-template-columns: minmax(8rem, 1fr) minmax(0, 4fr);
  }
  .tools {
    margin-block-end: 0.8rem;
  }
  .tools input[type="search"] {
    flex: 1 1 14rem;
  }
  .groups button {
    display: flex;
    justify-content: space-between;
    gap: 0.6rem;
    inline-size: 100%;
    border-color: transparent;
    background: none;
    text-align: start;
  }
  .groups button:hover,
  .groups button[aria-pressed="true"] {
    background: var(--tint);
  }
  .groups button[aria-pressed="true"] {
    color: var(--accent);
    font-weight: 600;
  }
  .contacts li {
    display: grid;
    grid-template-columns: minmax(6rem, 3fr) minmax(8rem, 2fr) minmax(0, 3fr) auto;
    gap: 0.2rem 0.8rem;
    align-items: center;
    padding-block: 0.35rem;
  }
  .contacts li + li {
    border-block-start: 1px solid var(--line);
  }
  .contacts .row {
    flex-wrap: nowrap;
  }
  .contacts .name {
    overflow-wrap: anywhere;
  }
  .contacts .about {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media (max-width: 60rem) {
    .tools input[type="search"] {
      flex-basis: 100%;
    }
    .columns,
    .columns.two {
      grid-template-columns: 1fr;
    }
    .groups ul {
      display: flex;
      flex-wrap: wrap;
    }
    .contacts li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .contacts .row {
      grid-column: 2;
      grid-row: 1 / 4;
    }
  }
`;
