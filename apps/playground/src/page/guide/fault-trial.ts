import { html, render, type TemplateResult } from "lit";
import type { FaultReport } from "../../fault-trial.ts";
import type { Language } from "../../languages/languages.ts";
import { LANGUAGES } from "../../languages/languages.ts";
import type { TrialMessages } from "../../languages/messages.ts";

async function reports(): Promise<readonly FaultReport[] | undefined> {
  try {
    const response = await fetch("/api/fault-trial");
    return response.ok ? ((await response.json()) as readonly FaultReport[]) : undefined;
  } catch {
    return undefined;
  }
}

const row =
  (words: TrialMessages) =>
  ({ fault, told, outcome, hasArrived }: FaultReport): TemplateResult =>
    html`<tr>
    <th scope="row"><code>${fault}</code></th>
    <td><code data-outcome=${outcome}>${outcome}</code></td>
    <td>${hasArrived ? words.yes : words.no}</td>
    <td lang="en">${told}</td>
  </tr>`;

/** Sends once under each fault, and puts what the client said beside what is true. */
export function faultTrial(place: HTMLElement, language: Language): void {
  const words = LANGUAGES[language].trials;
  let tried: readonly FaultReport[] = [];
  let says = words.eachAlone;
  const draw = (): void => {
    render(
      html`<div class="trial">
        <div class="chips"><button type="button" @click=${run}>${words.sendOnce}</button></div>
        <p class="hint" role="status">${says}</p>
        ${
          tried.length > 0
            ? html`<div class="table" tabindex="0">
              <table>
                <thead>
                  <tr>
                    <th scope="col">${words.fault}</th>
                    <th scope="col">${words.clientSays}</th>
                    <th scope="col">${words.arrived}</th>
                    <th scope="col">${words.whatApiDoes}</th>
                  </tr>
                </thead>
                <tbody>
                  ${tried.map(row(words))}
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
    says = words.sending;
    draw();
    const answered = await reports();
    tried = answered ?? [];
    says = answered ? words.allTold(answered.length) : words.notReached;
    draw();
  };
  draw();
}
