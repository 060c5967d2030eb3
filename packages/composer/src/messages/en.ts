import type { Formats } from "../formats.ts";
import type { IssueWords } from "../issue-words.ts";

/** The English words; every other locale is typed against them. */
export function en(f: Formats) {
  const sms = (count: number): string => f.count(count, "SMS", "SMS");
  return {
    locale: "en",
    formats: f,
    recipients: "Recipients",
    addNumbers: "Add numbers or paste a list",
    recipientCount: (count: number): string => f.count(count, "recipient", "recipients"),
    duplicatesLeftOut: (count: number): string => f.count(count, "duplicate left out", "duplicates left out"),
    invalidLeftOut: (count: number): string => f.count(count, "wrong number left out", "wrong numbers left out"),
    removeNumber: (number: string): string => `Remove ${number}`,
    removeInvalid: (count: number): string => (count === 1 ? "Remove it" : "Remove them"),
    removeAll: "Remove all",
    moreNumbers: (count: number): string => `and ${f.number(count)} more`,
    numberAdded: (count: number): string => f.count(count, "number added", "numbers added"),
    numberRemoved: (count: number): string => f.count(count, "number removed", "numbers removed"),
    numbersUnchecked: "The numbers could not be checked: the part that checks them did not load. Try again.",
    recipientProblem: {
      "not-a-number": "is not a phone number",
      "too-short": "is too short",
      "too-long": "is too long",
      landline: "is a landline",
      "not-mobile": "is not a mobile number",
      "not-assigned": "is not in use",
    },
    sender: "Sender",
    senderHint: "3 to 11 letters or digits",
    range: "Range",
    premium: "Premium",
    lowCost: "Low Cost",
    message: "Message",
    sms,
    used: (units: number, capacity: number, stop: boolean): string =>
      `${f.number(units)} of ${f.number(capacity)} used${stop ? ", STOP included" : ""}`,
    left: (units: number): string => `${f.number(units)} left`,
    removeToSave: (units: number): string => `remove ${f.number(units)} to save one SMS`,
    unsupported: (count: number): string =>
      count === 1 ? "cannot be sent in a standard SMS." : "cannot be sent in a standard SMS:",
    writeInstead: (text: string): string => `Write ${text} instead`,
    leaveOut: "Leave it out",
    fixAll: "Fix all",
    moreCharacters: (count: number): string => `and ${f.number(count)} more`,
    switchToUnicode: "Switch to Unicode",
    switchToStandard: "Back to standard SMS",
    switchToPremium: "Switch to Premium",
    addNoPub: "Add NoPub=STOP",
    replacedByNetwork: (count: number): string =>
      `${f.count(count, "character", "characters")} will be replaced by the network`,
    unicode: "Unicode",
    unicodeHint: "every character as it is, 70 in one SMS",
    commercial: "Commercial message",
    commercialHint: (mention: string): string => `adds “${mention}”, as the law asks`,
    commercialLowCostHint: "write NoPub=STOP in the text, as the law asks",
    sendLater: "Send later",
    sendLaterHint: "choose the day and the time",
    importFile: "Import a file",
    moreDetails: "More",
    asCode: "As code",
    panelFailed: "This part could not be loaded. Try again.",
    schedule: (count: number): string => (count > 0 ? `Schedule ${sms(count)}` : "Schedule"),
    preview: "Preview",
    asItArrives: "as it will arrive",
    billedAs: (count: number): string => `arrives as one message, billed as ${sms(count)}`,
    previewEmpty: "What you write shows here as it will arrive.",
    previewRest: (count: number): string => `and ${sms(count)} more`,
    segment: (index: number): string => `SMS ${f.number(index)}`,
    total: (recipients: number, segments: number): string =>
      `${f.count(recipients, "recipient", "recipients")} × ${sms(segments)} = ${sms(recipients * segments)}`,
    perRecipient: (segments: number): string => `${sms(segments)} for each recipient`,
    about: (amount: number, currency: string): string => `about ${f.money(amount, currency)}`,
    creditsLeft: (count: number): string => f.count(count, "credit left", "credits left"),
    send: (count: number): string => (count > 0 ? `Send ${sms(count)}` : "Send"),
    sending: "Sending…",
    cancel: "Cancel",
    confirmLarge: (recipients: number, segments: number): string =>
      `This sends ${sms(recipients * segments)} to ${f.count(recipients, "recipient", "recipients")}.`,
    confirmAgain: "Send the same message a second time? Those who got the first will get it twice.",
    sendAgain: "Send again…",
    yesSendAgain: "Yes, send again",
    back: "Back",
    sent: (count: number, cost: string): string => `Sent: ${sms(count)}, ${cost}.`,
    scheduled: (moment: string): string => `Scheduled for ${moment} (Paris time).`,
    messageIds: (ids: readonly number[]): string => `Message ${ids.join(", ")}.`,
    billedDiffers: (billed: number, expected: number): string =>
      `The platform counted ${sms(billed)} for each recipient; ${sms(expected)} had been announced here.`,
    newMessage: "New message",
    notSent: "Not sent. Your text is still here.",
    unknown:
      "Nobody can say whether it was sent: the answer was lost. Check your sent messages before you send it again.",
    canceled: "You stopped waiting; it may have left already.",
    timedOut: "No answer came in time.",
    unreadable: (status: number): string => `The server answered something unreadable (HTTP ${status}).`,
    offline: "You are offline.",
    connectionLost: "The connection failed.",
    code: (code: number): string => `code ${code}`,
    problemCount: (count: number): string => f.count(count, "problem before sending", "problems before sending"),
    issue: {
      required: {
        message: "Write a message.",
        recipients: "Add at least one number.",
        other: "Fill this in.",
      },
      "unsupported-characters": (p) =>
        `${f.count(Number(p.count), "character", "characters")} cannot be sent in a standard SMS: ${p.characters}`,
      "too-many-segments": (p) => `${sms(Number(p.segments))}: at most ${p.max} can be joined. Shorten the text.`,
      "low-cost-too-long": (p) => `A Low Cost SMS holds ${p.max}; this one takes ${f.number(Number(p.units))}.`,
      "no-pub-stop-required": () => "A commercial Low Cost SMS must say NoPub=STOP.",
      "low-cost-unicode": () => "Low Cost cannot be sent in Unicode.",
      "too-many-recipients": (p) =>
        `${f.number(Number(p.count))} numbers: at most ${f.number(Number(p.max))} in one send.`,
      "invalid-recipients": (p) => `${p.first} cannot be sent to.`,
      "duplicate-recipients": (p) => `${p.first} is there more than once.`,
      "too-short": (p) => `At least ${p.min} characters.`,
      "too-long": (p) => `At most ${p.max} characters.`,
      "invalid-characters": (p) => `Not allowed here: ${p.characters}`,
      "not-an-option": () => "Not one of the choices.",
      "invalid-url": () => "A whole address, with https://.",
      "invalid-date": () => "Not a date.",
      "in-the-past": () => "This moment has passed.",
      "minute-step": (p) => `Minutes go by ${p.step}.`,
      "wrong-type": () => "Not a value for this field.",
    } satisfies IssueWords as IssueWords,
  };
}

export type Messages = ReturnType<typeof en>;

/** The words that the meter alone needs. */
export type MeterWords = Pick<Messages, "sms" | "used" | "left" | "removeToSave">;
