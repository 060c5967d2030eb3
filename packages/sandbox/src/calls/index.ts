import { bulkSend } from "./bulk-send.ts";
import { bulkStatus, bulkStatusByTag } from "./bulk-status.ts";
import type { Call } from "./call.ts";
import { contactList, groupList } from "./contacts.ts";
import { costResume } from "./cost-resume.ts";
import { lookup } from "./lookup.ts";
import { me } from "./me.ts";
import { messageCancel } from "./message-cancel.ts";
import { messageStatus } from "./message-status.ts";
import { multiStatus } from "./multi-status.ts";
import { send } from "./send.ts";
import { stopAdd, stopDelete, stopList } from "./stop-sms.ts";
import { vnSend } from "./vn-send.ts";

/** Every call that the sandbox plays. */
export const CALLS: readonly Call[] = [
  send,
  bulkSend,
  me,
  messageCancel,
  messageStatus,
  multiStatus,
  bulkStatus,
  bulkStatusByTag,
  stopList,
  stopAdd,
  stopDelete,
  lookup,
  groupList,
  contactList,
  costResume,
  vnSend,
];
