/** A pattern that every text with a link has: one that has none is not searched at each key. */
export const MAY_HAVE_LINK = /\/|www\./i;
