/** A list of four people: two who can be sent to, a number that is none, and a name that is missing. */
export const LIST = {
  name: "rendez-vous.csv",
  columns: ["Prénom", "Mobile"],
  rows: [
    ["Inès", "06 12 34 56 78"],
    ["Hugo", "06 12 34 56 79"],
    ["Zoé", "12"],
    ["", "06 12 34 56 70"],
  ],
};

/** The outcome of a send to the two of them. */
export const SENT = { outcome: "sent", messageId: 7, segments: 2, cost: 0.076, currency: "EUR" } as const;
