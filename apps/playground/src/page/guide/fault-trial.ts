import { html, render, type TemplateResult } from "lit";
import type { FaultReport } from "../../fault-trial.ts";

async function reports(): Promise<readonly FaultReport[] | undefined> {
  try {
    const response = await fetch("/api/fault-trial");
    return response.ok ? ((await response.json()) as readonly FaultReport[]) : undefined;
  } catch {
    return undefined;
  }
}

const row = ({ fault, told, outcome, hasArrived }: FaultReport): TemplateResult =>
  html`<tr>
    <th scope="row"><code>${fault}</code></th>
    <td><code data-outcome=${outcome}>${outcome}</code></td>
    <td>${hasArrived ? "yes" : "no"}</td>
    <td>${told}</td>
  </tr>`;

/** Sends once under each fault, and puts what the client said beside what is true. */
export function faultTrial(place: HTMLElement): void {
  let tried: readonly FaultReport[] = [];
  let says = "Each on a sandbox of its own, over a real connection; the client waits a second and a half.";
  const draw = (): void => {
    render(
      html`<div class="trial">
        <div class="chips"><button type="button" @click=${run}>Send once under each fault</button></div>
        <p class="hint" role="status">${says}</p>
        ${
          tried.length > 0
            ? html`<div class="table" tabindex="0">
              <table>
                <thead>
                  <tr>
                    <th scope="col">fault</th>
                    <th scope="col">the client says</th>
                    <th scope="col">arrived?</th>
                    <th scope="col">what the API does</th>
                  </tr>
                </thead>
                <tbody>
                  ${tried.map(row)}
                </tbody>
              </table>
            </div>`
            : ""
        }
      </div>`,
      place,
    );
  };
  const run = async (): Promise<void> => {
    says = "Sending…";
    draw();
    const answered = await reports();
    tried = answered ?? [];
    says = answered
      ? `${answered.length} sends. Nothing that arrived is called not-sent, and nothing that did not is called sent.`
      : "The playground’s backend could not be reached.";
    draw();
  };
  draw();
}
