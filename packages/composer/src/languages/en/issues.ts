import type { Formats } from "../formats.ts";
import type { IssueSentences } from "../issue-sentence.ts";
import { meterMessages } from "./meter.ts";

/** The English messages of what can be wrong; every other locale is typed against them. */
export function issueMessages(f: Formats) {
  const { sms, unsupportedCharacters } = meterMessages(f);
  return {
    issue: {
      required: {
        message: "Write a message.",
        recipients: "Add at least one number.",
        other: "This field is required.",
      },
      "unsupported-characters": (p) => unsupportedCharacters(Number(p.count), String(p.characters)),
      "too-many-segments": (p) => `${sms(Number(p.segments))}: at most ${p.max} can be joined. Shorten the text.`,
      "low-cost-too-long": (p) =>
        `A Low Cost SMS is limited to ${p.max} characters; this one needs ${f.number(Number(p.units))}.`,
      "no-pub-stop-required": () => "A commercial Low Cost SMS must contain NoPub=STOP.",
      "low-cost-unicode": () => "Low Cost cannot be sent in Unicode.",
      "too-many-recipients": (p) =>
        `${f.number(Number(p.count))} numbers: at most ${f.number(Number(p.max))} in one send.`,
      "invalid-recipients": (p) => `Texts cannot be sent to ${p.first}.`,
      "duplicate-recipients": (p) => `${p.first} appears more than once.`,
      "too-short": (p) => `At least ${p.min} characters.`,
      "too-long": (p) => `At most ${p.max} characters.`,
      "invalid-characters": (p) =>
        p.link
          ? `The link would not work: the network would replace ${p.characters}.`
          : `Not allowed here: ${p.characters}`,
      "not-an-option": () => "This option is not available.",
      "invalid-url": () => "Enter a full address, starting with https://.",
      "invalid-date": () => "Enter a date and time.",
      "in-the-past": () => "This date and time have passed.",
      "minute-step": (p) => `Choose a time in steps of ${p.step} minutes.`,
      "wrong-type": () => "This value is not valid here.",
    } satisfies IssueSentences as IssueSentences,
    blank: "a space",
    capital: (letter: string): string => `capital ${letter}`,
    unsupported: (_count: number): string => "cannot be sent in a standard SMS:",
    writeInsteadOf: (character: string, text: string): string => `Write ${text} instead of ${character}`,
    leaveOutOne: (character: string): string => `Remove ${character}`,
    encodeLink: (example: string): string => `Percent-encode the link (${example})`,
    linkShare: (links: number, units: number, total: number): string =>
      `${links === 1 ? "The link takes" : "The links take"} ${f.number(units)} of ${f.number(total)}.`,
    removeToSend: (units: number): string => `remove ${f.number(units)} to be able to send`,
    fixAll: "Fix all",
    moreCharacters: (count: number): string => `and ${f.number(count)} more`,
    switchToUnicode: "Switch to Unicode",
    switchToPremium: "Switch to Premium",
    replacedByNetwork: (count: number): string =>
      `${f.count(count, "character", "characters")} will be replaced by the network`,
    isLeftOut: "is left out",
    unitsMore: (count: number): string => `+${f.count(count, "character", "characters")}`,
    addNoPub: "Add NoPub=STOP",
  };
}

export type IssueMessages = ReturnType<typeof issueMessages>;
