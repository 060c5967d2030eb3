import { CONTROL_CODES, STOP_LIST_CODES } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { performCall } from "../call.ts";
import type { CallOptions, Settings } from "../client-options.ts";
import type { Endpoint } from "../endpoint.ts";
import { figure, moment, readBy, text } from "../wire-value.ts";
import { ACCEPTANCE } from "./acceptance.ts";

/** A number that wants no more messages. */
export interface Stop {
  readonly id: number;
  readonly phoneNumber: string;
  readonly createdAt: Date;
}

const CODE_NAMES = { ...CONTROL_CODES, ...STOP_LIST_CODES };

const listEndpoint: Endpoint<readonly Stop[]> = {
  call: "stopList",
  method: "GET",
  path: "/stop-sms/list",
  isRead: true,
  layout: {
    ...ACCEPTANCE,
    nbData: "value",
    data: { listOf: { id: "value", phoneNumber: "value", createdAt: "value" } },
  },
  codeNames: CODE_NAMES,
  read: readBy(
    z.pipe(
      z.object({ data: z.array(z.object({ id: figure, phoneNumber: text, createdAt: moment })) }),
      z.transform(({ data }): readonly Stop[] => data),
    ),
  ),
};

export async function stopList(settings: Settings, options?: CallOptions): Promise<readonly Stop[]> {
  return performCall(settings, listEndpoint, {}, options);
}

const addEndpoint: Endpoint<number> = {
  call: "addStop",
  method: "POST",
  path: "/stop-sms/add",
  isRead: false,
  layout: { ...ACCEPTANCE, stopId: "value" },
  codeNames: CODE_NAMES,
  read: readBy(
    z.pipe(
      z.object({ stopId: figure }),
      z.transform(({ stopId }) => stopId),
    ),
  ),
};

export async function addStop(settings: Settings, phoneNumber: string, options?: CallOptions): Promise<number> {
  return performCall(settings, addEndpoint, { phoneNumber }, options);
}

const removeEndpoint: Endpoint<void> = {
  call: "removeStop",
  method: "GET",
  path: "/stop-sms/delete",
  isRead: false,
  layout: ACCEPTANCE,
  codeNames: CODE_NAMES,
  read: () => ({ result: undefined }),
};

export async function removeStop(settings: Settings, id: number, options?: CallOptions): Promise<void> {
  return performCall(settings, removeEndpoint, { id }, options);
}
