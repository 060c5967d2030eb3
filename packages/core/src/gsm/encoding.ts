/** The encoding of an SMS: the GSM 7-bit default alphabet, or UCS-2/UTF-16 (3GPP TS 23.038). */
export type Encoding = "gsm" | "unicode";
