/** `define-meter` where a bundler develops: with warnings in the console. */
import { warnOfMeters } from "./development/warnings.ts";
import { SmsMeter } from "./sms-meter.ts";

warnOfMeters(SmsMeter);
SmsMeter.define();
