import { toE164 } from "@sms-composer/core/recipients";

/** A number as the API lists it, as E.164. It may stand there without its plus; national numbers are French. */
export const listedNumber = (listed: string): string | undefined => toE164(listed) ?? toE164(`+${listed}`);
