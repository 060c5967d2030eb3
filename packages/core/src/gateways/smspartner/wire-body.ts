/** A yes or no of the API. */
export type WireFlag = 0 | 1;

/** The JSON body of `POST /send`. */
export type WireSendBody = {
  readonly apiKey?: string;
  /** Comma separated. */
  readonly phoneNumbers: string;
  /** Line breaks as `:br:`, the euro sign as `:euro:`. */
  readonly message: string;
  /** 1 Premium, 2 Low Cost. */
  readonly gamme?: 1 | 2;
  readonly sender?: string;
  readonly tag?: string;
  /** `dd/MM/yyyy`, Europe/Paris. */
  readonly scheduledDeliveryDate?: string;
  /** Hour, 0 to 23. */
  readonly time?: number;
  /** 0 to 55. */
  readonly minute?: number;
  readonly urlResponse?: string;
  readonly urlDlr?: string;
  readonly isStopSms?: WireFlag;
  readonly isUnicode?: WireFlag;
  readonly sandbox?: WireFlag;
};
