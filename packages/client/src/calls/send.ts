import { CONTROL_CODES, readSendReceipt, toWire, validateSendRequest, XML_ACCEPTED } from "@sms-composer/core/requests";
import type { SendReceipt, SendRequest } from "@sms-composer/core/requests";
import { performCall } from "../call.ts";
import type { CallOptions, Settings } from "../client-options.ts";
import type { Endpoint } from "../endpoint.ts";
import { RequestError } from "../errors.ts";
import type { XmlKind } from "../xml-answer.ts";

const endpoint: Endpoint<SendReceipt> = {
  call: "send",
  method: "POST",
  path: "/send",
  isRead: false,
  layout: Object.fromEntries(
    [...XML_ACCEPTED, "scheduledDeliveryDate"].map((name): [string, XmlKind] => [name, "value"]),
  ),
  codeNames: CONTROL_CODES,
  read: (body) => {
    const receipt = readSendReceipt(body);
    return "missing" in receipt ? receipt : { result: receipt };
  },
};

export async function send(settings: Settings, request: SendRequest, options?: CallOptions): Promise<SendReceipt> {
  const issues = validateSendRequest(request, { now: settings.now() });
  if (issues.length > 0) throw new RequestError("send", issues);
  return performCall(settings, endpoint, toWire(request), options);
}
