import { CONTROL_CODES } from "@sms-composer/core/requests";

/** Control codes that mean the same in every call: of the key, the account and the request as a whole. */
const IN_EVERY_CALL = [10, 20, 30, 40, 90, 96, 200] as const;

/** Names of the codes of a call whose other numbers mean something of its own, which is not documented. */
export const COMMON_CODES = Object.fromEntries(
  IN_EVERY_CALL.flatMap((code) => {
    const name = CONTROL_CODES[code];
    return name === undefined ? [] : [[code, name] as const];
  }),
);
