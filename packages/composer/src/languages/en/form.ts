import type { Formats } from "../formats.ts";
import { money } from "../money.ts";
import { meterMessages } from "./meter.ts";

/** The English messages of the form; every other locale is typed against them. */
export function formMessages(f: Formats) {
  const meter = meterMessages(f);
  const { sms } = meter;
  return {
    ...meter,
    notLoaded: "This part could not be loaded. Try again.",
    recipients: "Recipients",
    addNumbers: "Add or paste numbers",
    recipientCount: (count: number): string => f.count(count, "recipient", "recipients"),
    optedOutLeftOut: (count: number, numbers: string): string =>
      `${f.count(count, "number that wants no messages left out", "numbers that want no messages left out")}: ${numbers}`,
    numbersUnchecked: "The numbers could not be checked. Try again.",
    sender: "Sender",
    senderHint: "optional; 3 to 11 letters or digits, no accents",
    range: "Service",
    message: "Message",
    unicode: "Unicode",
    unicodeHint: "keeps every character; 70 per SMS instead of 160",
    commercial: "Commercial message",
    commercialHint: (mention: string): string => `adds “${mention}”, as the law requires`,
    commercialLowCostHint: "write NoPub=STOP in the text, as the law requires",
    sendLater: "Send later",
    sendLaterHint: "choose the day and the time",
    importFile: "Import a file",
    templates: "Templates",
    moreDetails: "More options",
    asCode: "Show as code",
    schedule: (count: number): string => (count > 0 ? `Schedule ${sms(count)}` : "Schedule"),
    withoutUnsupported: "without the characters that cannot be sent",
    lowCostHint: "a single SMS of 160 characters, without Unicode",
    preview: "Preview",
    asItArrives: "as it will arrive",
    billedAs: (count: number): string => `arrives as one message, billed as ${sms(count)}`,
    previewEmpty: "Your message appears here, as it will arrive.",
    previewRest: (count: number): string => `and ${sms(count)} more`,
    perRecipient: (segments: number): string => `${sms(segments)} for each recipient`,
    about: (amount: number, currency: string): string => `about ${money(f, amount, currency, true)}`,
    creditsLeft: (count: number): string => f.count(count, "SMS of credit left", "SMS of credit left"),
    send: (count: number): string => (count > 0 ? `Send ${sms(count)}` : "Send"),
    tryOut: "Try (nothing is sent)",
    trialHint: "trial: nothing is sent or charged",
    unpriced: (count: number): string =>
      `${f.count(count, "number of another country", "numbers of other countries")}: other prices`,
    creditsShort: (affordable: number, recipients: number): string =>
      `The credits suffice for ${f.number(affordable)} of ${f.count(recipients, "recipient", "recipients")}.`,
    labelled: (label: string, text: string): string => `${label}: ${text}`,
    problemCount: (count: number): string =>
      f.count(count, "thing to fix before sending", "things to fix before sending"),
  };
}

export type FormMessages = ReturnType<typeof formMessages>;
