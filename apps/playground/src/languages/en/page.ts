import type { PageMessages } from "../messages.ts";
import { header } from "./header.ts";

export const page: PageMessages = {
  ...header,
  promise: "Write an SMS and see, before sending, what arrives, how many SMS it is and what it costs.",
  examples: "Try a text",
  example: {
    sale: "Summer sale",
    appointment: "Appointment",
    price: "A price in euros",
    long: "One unit too many",
    word: "Pasted from Word",
    emoji: "With emoji",
  },
  examplePeople: "A text for each (12 people)",
  handset: "The handset it arrives on",
  trouble: "Make it fail",
  troubles: {
    none: { label: "Nothing", effect: "Everything works." },
    "no-credit": { label: "No credit", effect: "The account is empty: the API refuses with code 11." },
    "wrong-sender": {
      label: "Sender refused",
      effect:
        "The account may use no sender ID: the API refuses the one you write, and the refusal shows next to that field.",
    },
    slow: { label: "Slow", effect: "The API takes five seconds to answer." },
    "lost-answer": {
      label: "Lost answer",
      effect: "The API accepts the message, then the connection breaks: nobody can say whether it was sent.",
    },
    offline: { label: "Backend down", effect: "Your backend hangs up without a word." },
    html: { label: "HTML answer", effect: "Your backend answers with an HTML page instead of JSON." },
  },
  troubleRefused: "The backend could not be reached: nothing has changed.",
  wire: "What went over the wire",
  wireEmpty: "Nothing yet. Send a message and both requests show here.",
  wireNote: "The key stays in the backend; the sandbox’s log masks it.",
  hopPage: "This page → your backend",
  hopBackend: "Your backend → SMS Partner (sandbox)",
  lost: "No answer: the connection was closed.",
  notCalled: "The API was not called.",
  references: "Reference",
  reference: {
    sandbox: "The sandbox and its handsets",
    api: "SMS Partner’s API",
    alphabet: "The GSM 7-bit alphabet (3GPP TS 23.038)",
    concatenation: "Concatenated SMS (3GPP TS 23.040)",
  },
  apiAddress: "https://www.docpartner.dev/en/api/sms-partner/send-sms/single-send",
};
