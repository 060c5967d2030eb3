/** Whether two lists have the same parts, each the very same. */
export const isShallowEqual = (one: readonly unknown[], other: readonly unknown[] | undefined): boolean =>
  one.length === other?.length && one.every((part, i) => part === other[i]);
