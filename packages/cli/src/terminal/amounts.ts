const format = new Intl.NumberFormat("en-US");

/** 12345 is `12,345`. */
export function formatCount(count: number): string {
  return format.format(count);
}

/** `1 unit`, `12,345 units`. */
export function amount(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}
