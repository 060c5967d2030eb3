import type { Formats } from "../formats.ts";
import { meterWords } from "./meter.ts";

/** The English words of what happens after Send; every other locale is typed against them. */
export function sendingWords(f: Formats) {
  const { locale, sms } = meterWords(f);
  return {
    locale,
    sending: "Sending…",
    cancel: "Cancel",
    confirmLarge: (recipients: number, segments: number): string =>
      `This sends ${sms(recipients * segments)} to ${f.count(recipients, "recipient", "recipients")}.`,
    confirmAgain: "Send the same message a second time? Those who got the first will get it twice.",
    sendAgain: "Send again…",
    yesSendAgain: "Yes, send again",
    back: "Back",
    sent: (count: number, cost: string): string => `Sent: ${sms(count)}, ${cost}.`,
    scheduled: (moment: string, count: number, cost: string): string =>
      `Scheduled for ${moment} (Paris time): ${sms(count)}, ${cost}.`,
    messageIds: (ids: readonly (number | string)[]): string => `Message ${ids.join(", ")}.`,
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
  };
}

export type SendingMessages = ReturnType<typeof sendingWords>;
