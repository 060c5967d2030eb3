import type { SendOutcome } from "@sms-composer/core";
import type { LogEntry } from "@sms-composer/sandbox";
import { byId } from "./elements.ts";
import type { PageMessages } from "../languages/messages.ts";

/** One send, as both sides of the backend saw it. */
interface Exchange {
  /** The body that the page posted. */
  readonly request: object;
  readonly outcome: SendOutcome;
  /** Absent when the backend did not get as far as calling the API. */
  readonly call?: LogEntry;
}

export interface WireInspector {
  sent(request: object, outcome: SendOutcome): Promise<void>;
  speak(messages: PageMessages): void;
}

/** JSON in lines, where it is JSON. */
function inLines(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}

async function lastSend(): Promise<LogEntry | undefined> {
  try {
    const response = await fetch("/api/last-send");
    return ((await response.json()) as LogEntry | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Shows what the page sent to its backend, what the backend sent to the API, and both answers. */
export function wireInspector(): WireInspector {
  let exchange: Exchange | undefined;
  let lastCall = 0;
  let messages: PageMessages | undefined;

  const show = (): void => {
    if (!messages) return;
    byId("wire-note").textContent = exchange ? messages.wireNote : messages.wireEmpty;
    byId("hops").hidden = !exchange;
    if (!exchange) return;
    const { request, outcome, call } = exchange;
    const answer = call?.responseBody ?? messages.lost;
    const texts = {
      "page-request": `POST /sms\n\n${JSON.stringify(request, undefined, 2)}`,
      "page-answer": JSON.stringify(outcome, undefined, 2),
      "api-request": call ? `${call.method} ${call.url}\n\n${inLines(call.requestBody)}` : messages.notCalled,
      "api-answer": call ? `${call.status ? `HTTP ${call.status}\n\n` : ""}${inLines(answer)}` : "",
    };
    for (const [id, text] of Object.entries(texts)) {
      const pane = byId(id);
      pane.textContent = text;
      pane.hidden = text === "";
    }
  };

  return {
    async sent(request, outcome) {
      exchange = { request, outcome };
      show();
      const call = await lastSend();
      if (!call || call.id === lastCall) return;
      lastCall = call.id;
      exchange = { request, outcome, call };
      show();
    },
    speak(current) {
      messages = current;
      show();
    },
  };
}
