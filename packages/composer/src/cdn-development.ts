/** Warnings in the console for pages without a bundler, which load it beside the elements while they are developed. */
import type { SmsComposer } from "./sms-composer.ts";
import type { SmsMeter } from "./sms-meter.ts";
import { warnOfComposers, warnOfMeters } from "./development/warnings.ts";

void customElements.whenDefined("sms-composer").then((element) => warnOfComposers(element as typeof SmsComposer));
void customElements.whenDefined("sms-meter").then((element) => warnOfMeters(element as typeof SmsMeter));
