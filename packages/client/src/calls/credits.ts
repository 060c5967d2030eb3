import * as z from "zod/mini";
import { maybe, number, reportMissing, text, unread } from "../wire-value.ts";
import { defineCall } from "./define-call.ts";

/** The credit of an account. */
export interface Credits {
  /** SMS that the balance buys in the Premium range. */
  readonly premium: number;
  /** SMS that the balance buys in the Low Cost range. */
  readonly lowCost: number;
  /** Number look-ups (HLR) that the balance buys; 0 where the account has none. */
  readonly lookups: number;
  /** SMS that are waiting to be sent; 0 where the API tells of none. */
  readonly pending: number;
  /** A decimal text such as `0.900`, in `currency`. */
  readonly balance: string;
  /** ISO 4217 code, such as `EUR`. */
  readonly currency: string;
  /** The owner of the account; names that the account does not have are empty. */
  readonly user: { readonly username: string; readonly firstName: string; readonly lastName: string };
}

const answer = z.pipe(
  z.object({
    user: z.object({ username: text, firstname: maybe(text), lastname: maybe(text) }),
    credits: z.pipe(
      z.object({
        creditSms: number,
        creditSmsECO: maybe(number),
        creditHlr: maybe(number),
        toSend: maybe(number),
        balance: text,
        currency: text,
        solde: unread,
        creditSmsLowCost: maybe(number),
      }),
      // Newer accounts answer with one name, older ones with the other.
      z.transform((credits, context) => {
        const lowCost = credits.creditSmsECO ?? credits.creditSmsLowCost;
        if (lowCost !== undefined) return { ...credits, lowCost };
        return reportMissing(context, ["creditSmsECO"]);
      }),
    ),
  }),
  z.transform(({ user, credits }): Credits => ({
    premium: credits.creditSms,
    lowCost: credits.lowCost,
    lookups: credits.creditHlr ?? 0,
    pending: credits.toSend ?? 0,
    balance: credits.balance,
    currency: credits.currency,
    user: { username: user.username, firstName: user.firstname ?? "", lastName: user.lastname ?? "" },
  })),
);

export const credits = defineCall({
  name: "credits",
  method: "GET",
  path: "/me",
  isRead: true,
  parameters: () => ({}),
  answer,
});
