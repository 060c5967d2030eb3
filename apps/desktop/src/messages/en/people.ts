export const people = {
  optOuts: {
    intro: "These numbers have answered STOP. SMS Partner does not deliver to them.",
    empty: "Nobody has opted out.",
    unavailable: "The list cannot be read for now.",
    since: "since",
    phone: "Number",
  },
};
