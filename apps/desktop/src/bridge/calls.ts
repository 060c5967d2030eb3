import { fieldsOfKind } from "@sms-composer/core/requests";
import type { DeliveryStatus, FieldsOfKind, SEND_FIELDS } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { BATCH_STATES, type CancelAnswer } from "@sms-composer/outbox/machine";
import type { BackupProblem } from "../backup/backup-file.ts";
import { MIN_PASSPHRASE_LENGTH } from "../backup/passphrase.ts";
import type { StagedRestore } from "../backup/restore.ts";
import { PROTECTIONS } from "../account/key-vault.ts";
import type { AccountFacts, KeyAnswer } from "../account/account.ts";
import type { Draft } from "../outbox/store/drafts.ts";
import type { MonthSum } from "../outbox/history/months.ts";
import type { AddedOptOuts, SavedContact, StartFacts, Suggestion, UpdateAnswer } from "./answers.ts";
import type { OpenCounts } from "../outbox/history/open-counts.ts";
import type { RecipientPage } from "../outbox/history/recipient-list.ts";
import { RECIPIENT_RESULTS } from "../outbox/history/results.ts";
import { templateSchema, type Template } from "../templates/template.ts";
import type { ImportedTemplates } from "../templates/template-file.ts";
import type { RecentWriting } from "../outbox/history/recent.ts";
import type { ImportSum } from "../people/contact-import.ts";
import type { ContactPage, Group } from "../people/contacts.ts";
import type { GroupImport, ProviderGroups } from "../people/group-import.ts";
import type { OptOutCheck, OptOutList } from "../people/opt-out-list.ts";
import type { ForgetResult } from "../outbox/store/forgotten-numbers.ts";
import type { MessageDetail } from "../outbox/history/message-detail.ts";
import type { MessageSummary } from "../outbox/history/message-list.ts";
import type { MessageDraft } from "../sending/message-draft.ts";
import type { SendResult } from "../sending/settled-outcome.ts";
import { settingsChangeSchema, type Settings } from "../settings/settings.ts";

/** Maximum length of a text: more than any draft that can be sent. */
const MAX_TEXT_LENGTH = 100_000;
const MAX_RECIPIENTS = 100_000;
const MAX_CELL_LENGTH = 10_000;

const DELIVERY_STATUSES = [
  "waiting",
  "delivered",
  "not-delivered",
  "failed",
  "unknown",
] as const satisfies readonly DeliveryStatus[];

const text = (longest: number) => z.string().check(z.maxLength(longest));
const id = z.string().check(z.regex(/^[0-9a-zA-Z-]{1,64}$/));
const nothing = z.undefined();
const passphrase = text(1000).check(z.minLength(MIN_PASSPHRASE_LENGTH));
const message = z.strictObject({ id });
const recipients = z.array(text(100)).check(z.maxLength(MAX_RECIPIENTS));

const name = text(200).check(z.trim(), z.minLength(1));
const rowId = z.int().check(z.positive());

const MAX_COLUMNS = 500;
const columns = z.array(text(MAX_CELL_LENGTH)).check(z.minLength(1), z.maxLength(MAX_COLUMNS));
/** The people who each get a text of their own. */
const list = z.strictObject({
  columns,
  rows: z.array(z.array(text(MAX_CELL_LENGTH)).check(z.maxLength(MAX_COLUMNS))).check(z.maxLength(MAX_RECIPIENTS)),
  phoneColumn: z.int().check(z.minimum(0), z.maximum(MAX_COLUMNS)),
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
});
/** The list of a draft, of which rows may still be wrong. */
const draftList = z.strictObject({
  columns,
  rows: list.shape.rows,
  phoneColumn: z.optional(z.union([text(MAX_CELL_LENGTH), z.int().check(z.minimum(0), z.maximum(MAX_COLUMNS))])),
  name: z.optional(text(1000)),
  lines: z.optional(z.array(z.int().check(z.minimum(0)))),
});
/** The place of a list in a draft, which never holds its rows; without columns it stands for many numbers. */
const listReference = z.strictObject({
  columns: z.array(text(MAX_CELL_LENGTH)).check(z.maxLength(MAX_COLUMNS)),
  rowCount: z.int().check(z.minimum(0)),
  listId: text(100),
});

/** A schema for each kind of value that an option of a send has. */
const ofKind = {
  range: z.optional(z.enum(["premium", "lowCost"])),
  text: z.optional(text(2000)),
  flag: z.optional(z.boolean()),
  time: z.optional(z.date()),
};
type OptionKind = keyof typeof ofKind;

/** The options of a send by core's table of fields: all but numbers and text. */
const options = schemasOf(ofKind);

/** Text that is still being written: it may be wrong in every way, and is kept all the same. */
const unfinished = z.optional(text(1_000_000));
const unfinishedOptions = schemasOf({ ...ofKind, text: unfinished });

function schemasOf<Schemas extends typeof ofKind>(schemas: Schemas) {
  const fields = (Object.keys(schemas) as OptionKind[]).flatMap((kind) =>
    fieldsOfKind(kind).map((field) => [field, schemas[kind]] as const),
  );
  return Object.fromEntries(fields) as { [Field in FieldsOfKind<OptionKind>]: Schemas[KindOf<Field>] };
}
type KindOf<Field extends FieldsOfKind<OptionKind>> = (typeof SEND_FIELDS)[Field]["kind"];

const draft = z.strictObject({
  ...unfinishedOptions,
  recipients: z.optional(z.array(text(1_000_000)).check(z.maxLength(MAX_RECIPIENTS))),
  message: unfinished,
  list: z.optional(listReference),
});

export type { AddedOptOuts, SavedContact, StartFacts, Suggestion, UpdateAnswer } from "./answers.ts";

export type DraftList = z.infer<typeof draftList>;

/** One call: what it takes, and what it answers. */
interface Call<Argument extends z.ZodMiniType, Result> {
  readonly argument: Argument;
  /** The type of the result; the member itself is absent. */
  readonly result?: Result;
}
const call =
  <Result>() =>
  <Argument extends z.ZodMiniType>(argument: Argument): Call<Argument, Result> => ({ argument });

/**
 * Every call that the page can make of the main process; there is no other way between them. An argument that the
 * schema does not take is refused on arrival, before any of it is looked at.
 */
export const CALLS = {
  start: call<StartFacts>()(nothing),
  changeSettings: call<Settings>()(settingsChangeSchema),
  readAccount: call<AccountFacts>()(nothing),
  useKey: call<KeyAnswer>()(
    z.strictObject({
      key: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
      protection: z.enum(PROTECTIONS),
    }),
  ),
  useTrial: call<void>()(nothing),
  forgetKey: call<void>()(nothing),
  openHandset: call<void>()(nothing),
  /** `false`: it has been sent off meanwhile and is not kept as a draft. */
  saveDraft: call<boolean>()(z.strictObject({ id, draft })),
  /** The rows of a draft's list, once for each list. */
  saveDraftList: call<boolean>()(z.strictObject({ id, list: draftList })),
  readDraftList: call<DraftList | undefined>()(message),
  /** `undoable`: a person has deleted it, and may want it back. */
  deleteDraft: call<boolean>()(z.strictObject({ id, undoable: z.optional(z.literal(true)) })),
  listDrafts: call<readonly Draft[]>()(nothing),
  send: call<SendResult>()(
    z.strictObject({
      draftId: id,
      request: z.strictObject({ ...options, recipients, message: text(MAX_TEXT_LENGTH) }),
      list: z.optional(list),
    }),
  ),
  pause: call<void>()(message),
  resume: call<void>()(message),
  /** Takes queued requests back; the result is their number. */
  cancelQueued: call<number>()(message),
  cancelScheduled: call<readonly CancelAnswer[]>()(message),
  decide: call<boolean>()(
    z.strictObject({
      batchId: z.int().check(z.positive()),
      decision: z.enum(["look-again", "send-again", "give-up"]),
    }),
  ),
  findMessages: call<readonly MessageSummary[]>()(
    z.strictObject({
      search: z.optional(text(200)),
      states: z.optional(z.array(z.enum(BATCH_STATES)).check(z.minLength(1), z.maxLength(BATCH_STATES.length))),
      statuses: z.optional(
        z.array(z.enum(DELIVERY_STATUSES)).check(z.minLength(1), z.maxLength(DELIVERY_STATUSES.length)),
      ),
      scheduled: z.optional(z.boolean()),
      account: z.optional(text(200)),
      since: z.optional(z.int()),
      until: z.optional(z.int()),
      before: z.optional(z.int()),
      limit: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
    }),
  ),
  /** Counts the messages that need a decision, and those that are scheduled. */
  countOpen: call<OpenCounts>()(nothing),
  /** Lists the accounts that have messages. */
  listAccounts: call<readonly string[]>()(nothing),
  readMessage: call<MessageDetail | undefined>()(message),
  /** A page of the recipients of one message. */
  listRecipients: call<RecipientPage>()(
    z.strictObject({
      id,
      search: z.optional(text(200)),
      result: z.optional(z.enum([...RECIPIENT_RESULTS, "stopped"])),
      offset: z.optional(z.int().check(z.minimum(0))),
      limit: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
    }),
  ),
  /** Sums of the account in use, month by month. */
  sumMonths: call<readonly MonthSum[]>()(nothing),
  draftFromMessage: call<MessageDraft | undefined>()(z.strictObject({ id, to: z.enum(["not-reached", "all"]) })),
  deleteMessage: call<boolean>()(message),
  deleteAllMessages: call<number>()(nothing),
  /** Drafts as well. */
  deleteEverything: call<void>()(nothing),
  /** Exports the history of one message, or of all; whether a file was written. */
  exportHistory: call<boolean>()(z.strictObject({ id: z.optional(id) })),
  listOptOuts: call<OptOutList>()(nothing),
  optOutsAmong: call<OptOutCheck>()(z.strictObject({ recipients })),
  /** Numbers as they are written; what is none is left out. */
  addOptOuts: call<AddedOptOuts>()(
    z.strictObject({
      numbers: z.array(text(100)).check(z.minLength(1), z.maxLength(MAX_RECIPIENTS)),
      since: z.int().check(z.minimum(0)),
      note: text(1000),
    }),
  ),
  /** `false`: it is still on the provider's list. */
  removeOptOut: call<boolean>()(
    z.strictObject({ phone: text(100), reason: text(1000).check(z.trim(), z.minLength(1)) }),
  ),
  exportOptOuts: call<boolean>()(nothing),

  listTemplates: call<readonly Template[]>()(nothing),
  saveTemplate: call<readonly Template[]>()(
    z.strictObject({ template: templateSchema, before: z.optional(text(100)) }),
  ),
  deleteTemplate: call<readonly Template[]>()(z.strictObject({ name: text(100) })),
  exportTemplates: call<boolean>()(nothing),
  /** `undefined`: that is no file of templates. */
  importTemplates: call<ImportedTemplates | undefined>()(z.strictObject({ json: text(5_000_000) })),
  /** The last texts and senders. */
  readRecent: call<RecentWriting>()(nothing),

  findContacts: call<ContactPage>()(
    z.strictObject({
      search: z.optional(text(200)),
      group: z.optional(name),
      offset: z.optional(z.int().check(z.minimum(0))),
      limit: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
    }),
  ),
  listGroups: call<readonly Group[]>()(nothing),
  saveContact: call<SavedContact>()(
    z.strictObject({
      id: z.optional(rowId),
      name: text(200),
      phones: z.array(text(100)).check(z.minLength(1), z.maxLength(20)),
      groups: z.array(name).check(z.maxLength(100)),
      fields: z.record(text(100), text(MAX_CELL_LENGTH)),
    }),
  ),
  deleteContact: call<void>()(z.strictObject({ id: rowId })),
  /** The contact, and their numbers in the history and the drafts. */
  forgetContact: call<ForgetResult>()(z.strictObject({ id: rowId })),
  importContacts: call<ImportSum>()(z.strictObject({ columns, rows: list.shape.rows, group: z.optional(name) })),
  /** The groups of contacts that the account has at the provider. */
  listProviderGroups: call<ProviderGroups>()(nothing),
  /** Answers when all of the group has been read, or when that has come to an end otherwise. */
  importProviderGroup: call<GroupImport>()(z.strictObject({ id: z.int(), name: text(10_000) })),
  /** The import of a group that is under way, or the last one. */
  readGroupImport: call<GroupImport | undefined>()(nothing),
  stopGroupImport: call<void>()(nothing),
  exportContacts: call<boolean>()(z.strictObject({ group: z.optional(name) })),
  /** Contacts and groups whose name, field or number has what was typed. */
  completeRecipient: call<readonly Suggestion[]>()(z.strictObject({ typed: text(200).check(z.minLength(1)) })),
  /** The members of a group as a list, with their fields, and those of some numbers beside them. */
  readGroup: call<DraftList | undefined>()(z.strictObject({ group: name, phones: recipients })),
  /** Takes the numbers that a message did not reach out of the contacts; how many there were. */
  removeDeadNumbers: call<number>()(message),
  /** Takes what can be read of a damaged history into a new one, and starts the app again. */
  rescueHistory: call<void>()(nothing),
  /** Asks where to, and writes everything but the key into one encrypted file. */
  makeBackup: call<"made" | "not-chosen" | "not-written">()(z.strictObject({ passphrase })),
  /** Asks for the file of a backup; whether one was chosen. */
  chooseBackup: call<boolean>()(nothing),
  /** Reads the chosen backup beside the data; nothing is replaced yet. */
  openBackup: call<StagedRestore | { readonly problem: BackupProblem | "not-read" }>()(z.strictObject({ passphrase })),
  /** `agreed`: starts the app again with what `openBackup` has read; else lets it go. */
  restoreBackup: call<void>()(z.strictObject({ agreed: z.boolean() })),
  /** Brings back the message, draft, template or contact that was deleted last; `false`: it is too late. */
  undoDeletion: call<boolean>()(nothing),
  showDataFolder: call<void>()(nothing),
  networkIsBack: call<void>()(nothing),
  lookForUpdate: call<UpdateAnswer>()(nothing),
  flushed: call<void>()(nothing),
};

export type CallName = keyof typeof CALLS;
export const CALL_NAMES = Object.keys(CALLS) as readonly CallName[];

export type CallArgument<Name extends CallName> = z.infer<(typeof CALLS)[Name]["argument"]>;
export type CallResult<Name extends CallName> =
  (typeof CALLS)[Name] extends Call<z.ZodMiniType, infer Result> ? Result : never;

/** The main process's side of each call. */
export type CallHandlers = {
  readonly [Name in CallName]: (argument: CallArgument<Name>) => CallResult<Name> | Promise<CallResult<Name>>;
};

/** The page's side of each call. */
export type DesktopCalls = {
  readonly [Name in CallName]: undefined extends CallArgument<Name>
    ? () => Promise<CallResult<Name>>
    : (argument: CallArgument<Name>) => Promise<CallResult<Name>>;
};
