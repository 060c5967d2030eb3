import type { ControlCodeName } from "@sms-composer/core/requests";
import type { XmlLayout } from "./xml-answer.ts";

/** The calls of a client, as errors name them. */
export type CallName =
  | "send"
  | "sendBulk"
  | "credits"
  | "cancel"
  | "status"
  | "statusOfMany"
  | "statusByMessage"
  | "statusByTag"
  | "stopList"
  | "addStop"
  | "removeStop"
  | "lookup"
  | "groups"
  | "contacts"
  | "costs"
  | "sendFromNumber";

/** A call of the API as `performCall` takes it: made of its declaration by `defineCall`. */
export interface Endpoint<Result> {
  readonly call: CallName;
  readonly method: "GET" | "POST";
  readonly path: string;
  /** A read changes nothing at the API and may be repeated. */
  readonly isRead: boolean;
  /** The members of an accepted answer in the order in which its XML form has them, without names. */
  readonly layout: XmlLayout;
  /** Names of the control codes that it answers with. */
  readonly codeNames: Readonly<Record<number, ControlCodeName>>;
  /** The list whose presence proves acceptance, where `success` and the code do not. */
  readonly acceptedWith?: string | undefined;
  /** Reads an accepted answer. */
  readonly read: (body: Readonly<Record<string, unknown>>) => Reading<Result>;
}

/** The result that was read, or the API's names of the members that are missing or malformed. */
export type Reading<Result> = { readonly result: Result } | { readonly missing: readonly string[] };

/** Parameters of a call: of the query for a GET, of the JSON body for a POST. */
export type Parameters = Readonly<Record<string, unknown>>;
