import { html, nothing } from "lit";
import type { MessageDetail } from "../outbox/store/history.ts";
import type { ViewContext } from "./view-context.ts";

/** How far a message of several requests is, or that it waits for the network, and the ways to hold it. */
export function sendingProgress(message: MessageDetail | undefined, { words, calls }: ViewContext) {
  if (!message) return nothing;
  const { id, batches, paused } = message;
  const total = message.batchList.length;
  const open = (batches.queued ?? 0) + (batches.sending ?? 0);
  const offline = message.batchList.some(({ state, reason }) => state === "queued" && reason?.kind === "no-connection");
  if (total < 2 && !offline) return nothing;
  return html`
    <section class="card" aria-live="polite">
      ${
        total > 1
          ? html`<p>${words.compose.progress(total - open, total)}</p>
            <progress max=${total} .value=${total - open}></progress>`
          : nothing
      }
      ${offline && !paused ? html`<p>${words.compose.waitingForNetwork}</p>` : nothing}
      <div class="row">
        ${
          paused
            ? html`<button @click=${() => calls.resume({ id })}>${words.compose.resume}</button>`
            : html`<button @click=${() => calls.pause({ id })}>${words.compose.pause}</button>`
        }
        <button class="danger" @click=${() => calls.cancelQueued({ id })}>${words.compose.cancel}</button>
      </div>
    </section>
  `;
}
