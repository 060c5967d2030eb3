import type { ControlCodeName } from "@sms-composer/core/requests";
import { CONTROL_CODES } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { performCall } from "../call.ts";
import type { CallOptions, Settings } from "../client-options.ts";
import type { CallName, Endpoint, Parameters } from "../endpoint.ts";
import { RequestError } from "../errors.ts";
import type { RequestIssue } from "../errors.ts";
import { readBy, xmlLayoutOf } from "../wire-value.ts";

/** One call of the API: how it is asked for, and how its answer is read. */
export interface CallDeclaration<Argument, Result> {
  /** The name of its method in `Client`. */
  readonly name: CallName;
  readonly method: "GET" | "POST";
  /** The path below the client's base URL, such as `/me`. */
  readonly path: string;
  /** Whether the call changes nothing at the API, so that it may be repeated after a failure that may pass. */
  readonly isRead: boolean;
  /** Names of the control codes that it answers with. @default those of `/send` */
  readonly codes?: Readonly<Record<number, ControlCodeName>>;
  /** The rules that an argument breaks. If there are any, the API is not called. */
  readonly check?: (argument: Argument, now: Date) => readonly RequestIssue[];
  /** The argument on the wire: the query of a GET, the members of the body of a POST. */
  readonly parameters: (argument: Argument) => Parameters;
  /**
   * The list whose presence proves that the API accepted, for a read that is documented without a code or without a true
   * `success`. @default `success` true and code 200
   */
  readonly acceptedWith?: string;
  /**
   * The members of an accepted answer behind `success` and `code`, and the result that is made of them. Its XML form
   * names nothing, so the members are in the order of the API's examples, with `unread` for those that have no use here.
   */
  readonly answer: z.ZodMiniType<Result>;
}

/** A call of one client's account. @throws SmsPartnerError, by a rejection. */
export type Call<Argument, Result> = (settings: Settings, argument: Argument, options?: CallOptions) => Promise<Result>;

/** Makes a call of its declaration. */
export function defineCall<Argument, Result>(declaration: CallDeclaration<Argument, Result>): Call<Argument, Result> {
  const { name, method, path, isRead, codes = CONTROL_CODES, check, parameters, acceptedWith, answer } = declaration;
  const endpoint: Endpoint<Result> = {
    call: name,
    method,
    path,
    isRead,
    codeNames: codes,
    acceptedWith,
    layout: { success: "value", code: "value", ...xmlLayoutOf(answer) },
    read: readBy(answer),
  };
  return async (settings, argument, options) => {
    const issues = check?.(argument, settings.now()) ?? [];
    if (issues.length > 0) throw new RequestError(name, issues);
    return performCall(settings, endpoint, parameters(argument), options);
  };
}

/** The answer of a call that has no result but its success. */
export const NO_RESULT: z.ZodMiniType<void> = z.pipe(
  z.object({}),
  z.transform(() => undefined),
);
