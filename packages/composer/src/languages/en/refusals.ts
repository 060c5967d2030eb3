/** The English sentences of refusals; every other locale is typed against them. */
export function refusalMessages() {
  return {
    field: "SMS Partner refuses this.",
    account: "SMS Partner refuses the account or its key. Tell whoever runs this page.",
    busy: "Too many messages are being sent for now. Try again later.",
    connection: "The connection failed.",
    credit: "There is not enough credit on the account.",
    destination: "It cannot be sent to the country or the network of a recipient.",
    hours: "Commercial messages cannot be sent at this time.",
    invalid: "The message breaks a rule.",
    listMissing: "The list of recipients is missing. Choose its file again.",
    noAnswer: "No answer came back.",
    offline: "You are offline.",
    other: "SMS Partner refused it.",
    otherMessage: "Another message was sent in its place from here.",
    sender: "This sender is not authorised.",
    setup: "This page is not set up to send. Tell whoever runs it.",
    signIn: "You may not send from here. Sign in again.",
    stopped: "A recipient has asked for no more messages.",
    tooLong: "That is too much for one send.",
    unreadable: "The server’s reply could not be read.",
  };
}

export type RefusalMessages = ReturnType<typeof refusalMessages>;
