export const writing = {
  compose: {
    drafts: "Drafts",
    emptyDraft: "No text yet",
    newDraft: "New message",
    deleteDraft: "Delete this draft",
    progress: (done: number, total: number) => `${done} of ${total} requests done`,
    sentTo: (sent: string, all: string) => `Sent to ${sent} of ${all} recipients.`,
    lookedUp:
      "The answer was lost. The message may have been sent: it is being looked up at SMS Partner. Nothing is sent again meanwhile.",
    waitingForNetwork: "Waiting for the network. It is sent as soon as there is one.",
    pause: "Pause",
    resume: "Go on",
    cancel: "Cancel the rest",
    deleteDraftQuestion: "Delete this draft? It cannot be brought back.",
    keep: "Keep it",
    fromLink: "This text and these numbers come from a link. Read both before you send.",
    fromLinkQuestion: (numbers: string) => `This message comes from a link. Send it to ${numbers}?`,
    sendIt: "Yes, send it",
    notSaved: "This draft could not be saved. Is the disk full?",
    optOuts: (count: number) =>
      count === 1
        ? "One recipient has opted out and must not be written to:"
        : `${count} recipients have opted out and must not be written to:`,
    optOutsUnknown: "Whether a recipient has opted out could not be checked. Send even so?",
    sendToOthers: "Leave them out and send",
    doNotSend: "Do not send",
  },
  scheduled: {
    state: "Scheduled",
    empty: "Nothing is scheduled.",
    at: (moment: string) => `Goes ${moment}, Paris time`,
    held: (moment: string) => `Commercial: it would arrive ${moment}`,
    tooLate: "Less than five minutes left: it can no longer be cancelled.",
  },
};
