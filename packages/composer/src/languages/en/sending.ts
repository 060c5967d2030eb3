import type { HeldBecause } from "@sms-composer/core/forecast";
import type { Formats } from "../formats.ts";
import { dateText } from "../dates.ts";
import { meterMessages } from "./meter.ts";

const BECAUSE: Readonly<Record<HeldBecause, string>> = {
  night: "no commercial SMS between 8 pm and 8 am",
  sunday: "no commercial SMS on Sundays",
  holiday: "no commercial SMS on public holidays",
};

/** The English sentences of sending; every other locale is typed against them. */
export function sendingMessages(f: Formats) {
  const { locale, sms } = meterMessages(f);
  return {
    locale,
    sending: "Sending…",
    cancel: "Cancel",
    sentSoFar: (sent: number, total: number): string => `${f.number(sent)} of ${f.number(total)} sent.`,
    confirmLarge: (recipients: number, count: number): string =>
      `Send ${sms(count)} to ${f.count(recipients, "recipient", "recipients")}?`,
    confirmBraces:
      "The text has braces that will arrive as they stand, since there is no list with such a column. Send it?",
    confirmAgain: "Send the same message a second time? Those who got the first will get it twice.",
    yesSend: (count: number): string => `Yes, send ${sms(count)}`,
    yesSchedule: (count: number): string => `Yes, schedule ${sms(count)}`,
    sendAgain: "Send again…",
    yesSendAgain: "Yes, send again",
    back: "Back",
    sent: (count: number, cost: string): string => `Sent: ${sms(count)}, ${cost}.`,
    scheduled: (at: Date, count: number, cost: string): string =>
      `Scheduled for ${dateText(f, at)} (Paris time): ${sms(count)}, ${cost}.`,
    found: "It was sent: SMS Partner lists it. Its receipt was lost.",
    tried: (count: number): string =>
      `The trial succeeded: nothing was sent or charged. A real send would be ${sms(count)}.`,
    arrivesHeld: (at: Date, because: HeldBecause): string => `Arrives on ${dateText(f, at)}: ${BECAUSE[because]}.`,
    billedDiffers: (billed: number, expected: number): string =>
      `SMS Partner counted ${sms(billed)} per recipient; we had estimated ${sms(expected)}.`,
    costDiffers: (cost: string, expected: string): string => `It cost ${cost}; we had estimated ${expected}.`,
    newMessage: "New message",
    notSent: "Not sent. Your text is still here.",
    partlySent: (rest: number): string =>
      `Not sent to ${f.count(rest, "recipient", "recipients")}, whose numbers are still here with your text.`,
    unknown: "We can’t tell whether it was sent.",
    checkFirst: "Check your sent messages before trying again.",
    looking: "This page keeps asking what became of it.",
    notFound: "It was looked for three times in ten minutes, and not found: you decide.",
    checkNow: "Check now",
    held: "It waits, and goes by itself.",
    canceled: "You cancelled; it may already have been sent.",
    details: "Details",
    copy: "Copy",
  };
}

export type SendingMessages = ReturnType<typeof sendingMessages>;
