import type { SandboxContact } from "../platform/contacts.ts";
import type { Platform } from "../platform/platform.ts";
import { wholeNumberOf } from "../wire/parameters.ts";
import { toIsoTime } from "../time/time-format.ts";
import type { Call } from "./call.ts";

/** Contacts on one page. */
const PAGE = 20;

/** Ids of contacts of one group begin at its own multiple of this. */
const IDS_PER_GROUP = 100_000;

/** The time at which all groups and contacts were made: the page's example is as old. */
const CREATED_AT = Date.UTC(2021, 9, 5, 8);

/** GET /group/list: the groups of the account's contacts. */
export const groupList: Call = {
  name: "group/list",
  method: "GET",
  run(_parameters, { dialect, groups }) {
    return {
      body: {
        // The documented example has false, and a list all the same.
        success: dialect !== "documented",
        groups: groups.map(({ name }, index) => ({
          id: index + 1,
          name,
          createdAt: toIsoTime(CREATED_AT),
          isSpecialFile: false,
          isLocationFile: false,
        })),
      },
    };
  },
};

/** GET /contact/list: the people of a group, 20 at a time (`page`, from 1). */
export const contactList: Call = {
  name: "contact/list",
  method: "GET",
  run(parameters, platform) {
    const id = wholeNumberOf(parameters, "groupId");
    if (id === undefined) return { code: 1, say: (texts) => texts.groupRequired };
    const group = platform.groups[id - 1];
    if (!group) return { code: 404, say: (texts) => texts.unknownGroup };
    const page = Math.max(wholeNumberOf(parameters, "page") ?? 1, 1);
    const start = (page - 1) * PAGE;
    const datas = group.contacts.slice(start, start + PAGE).map(contactOf(platform, id, start));
    return { body: { success: true, code: 200, currentPage: page, total: String(group.contacts.length), datas } };
  },
};

function contactOf({ stops }: Platform, groupId: number, start: number) {
  return (contact: SandboxContact, index: number): Readonly<Record<string, unknown>> => {
    const { phoneNumber, firstName = "", lastName = "", url = "", date = "", custom = [] } = contact;
    const [custom1 = "", custom2 = "", custom3 = "", custom4 = ""] = custom;
    return {
      contactId: groupId * IDS_PER_GROUP + start + index + 1,
      phone: phoneNumber,
      firstname: firstName,
      lastname: lastName,
      url,
      shortUrl: "",
      date,
      custom1,
      custom2,
      custom3,
      custom4,
      createdAt: toIsoTime(CREATED_AT),
      stopSms: stops.has(phoneNumber),
    };
  };
}
