import { html, render, type TemplateResult } from "lit";
import type { FaultReport } from "../../fault-demo.ts";
import type { Language } from "../../languages/languages.ts";
import { LANGUAGES } from "../../languages/languages.ts";
import type { DemoMessages } from "../../languages/messages.ts";

async function reports(): Promise<readonly FaultReport[] | undefined> {
  try {
    const response = await fetch("/api/fault-demo");
    return response.ok ? ((await response.json()) as readonly FaultReport[]) : undefined;
  } catch {
    return undefined;
  }
}

const row =
  (messages: DemoMessages) =>
  ({ fault, description, outcome, hasArrived }: FaultReport): TemplateResult =>
    html`<tr>
    <th scope="row"><code>${fault}</code></th>
    <td><code data-outcome=${outcome}>${outcome}</code></td>
    <td>${hasArrived ? messages.yes : messages.no}</td>
    <td lang="en">${description}</td>
  </tr>`;

/** Sends once under each fault, and puts what the client said beside what is true. */
export function faultDemo(place: HTMLElement, language: Language): void {
  const messages = LANGUAGES[language].demos;
  let tried: readonly FaultReport[] = [];
  let says = messages.eachAlone;
  const draw = (): void => {
    render(
      html`<div class="demo">
        <div class="chips"><button type="button" @click=${run}>${messages.sendOnce}</button></div>
        <p class="hint" role="status">${says}</p>
        ${
          tried.length > 0
            ? html`<div class="table" tabindex="0">
              <table>
                <thead>
                  <tr>
                    <th scope="col">${messages.fault}</th>
                    <th scope="col">${messages.clientError}</th>
                    <th scope="col">${messages.arrived}</th>
                    <th scope="col">${messages.whatApiDoes}</th>
                  </tr>
                </thead>
                <tbody>
                  ${tried.map(row(messages))}
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
    says = messages.sending;
    draw();
    const answered = await reports();
    tried = answered ?? [];
    says = answered ? messages.allOutcomes(answered.length) : messages.notReached;
    draw();
  };
  draw();
}
