import { CONTROL_CODES } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { performCall } from "../call.ts";
import type { CallOptions, Settings } from "../client-options.ts";
import type { Endpoint } from "../endpoint.ts";
import { figure, maybe, readBy, text } from "../wire-value.ts";

/** What an account has. */
export interface Credits {
  /** SMS that the balance buys in the Premium range. */
  readonly premium: number;
  /** SMS that the balance buys in the Low Cost range. */
  readonly lowCost: number;
  /** Number look-ups (HLR) that the balance buys. */
  readonly lookups: number;
  /** SMS that are waiting to be sent. */
  readonly pending: number;
  /** A decimal text such as `0.900`, in `currency`. */
  readonly balance: string;
  /** ISO 4217 code, such as `EUR`. */
  readonly currency: string;
  /** Whose account it is; names that the account does not have are empty. */
  readonly user: { readonly username: string; readonly firstName: string; readonly lastName: string };
}

const answer = z.pipe(
  z.object({
    user: z.object({ username: text, firstname: maybe(text), lastname: maybe(text) }),
    credits: z.pipe(
      z.object({
        creditSms: figure,
        creditSmsECO: maybe(figure),
        creditSmsLowCost: maybe(figure),
        creditHlr: figure,
        toSend: figure,
        balance: text,
        currency: text,
      }),
      // Newer accounts answer with one name, older ones with the other.
      z.transform((credits, context) => {
        const lowCost = credits.creditSmsECO ?? credits.creditSmsLowCost;
        if (lowCost !== undefined) return { ...credits, lowCost };
        context.issues.push({ code: "custom", message: "missing", input: credits, path: ["creditSmsECO"] });
        return z.NEVER;
      }),
    ),
  }),
  z.transform(({ user, credits }): Credits => ({
    premium: credits.creditSms,
    lowCost: credits.lowCost,
    lookups: credits.creditHlr,
    pending: credits.toSend,
    balance: credits.balance,
    currency: credits.currency,
    user: { username: user.username, firstName: user.firstname ?? "", lastName: user.lastname ?? "" },
  })),
);

const endpoint: Endpoint<Credits> = {
  call: "credits",
  method: "GET",
  path: "/me",
  isRead: true,
  layout: {
    success: "value",
    code: "value",
    user: { members: { username: "value", firstname: "value", lastname: "value" } },
    credits: {
      members: {
        creditSms: "value",
        creditSmsECO: "value",
        creditHlr: "value",
        toSend: "value",
        balance: "value",
        currency: "value",
        solde: "value",
      },
    },
  },
  codeNames: CONTROL_CODES,
  read: readBy(answer),
};

export async function credits(settings: Settings, options?: CallOptions): Promise<Credits> {
  return performCall(settings, endpoint, {}, options);
}
