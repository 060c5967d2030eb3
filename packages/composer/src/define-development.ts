/** `define` where a bundler develops: with warnings in the console. */
import { warnOfComposers } from "./development/warnings.ts";
import { SmsComposer } from "./sms-composer.ts";

warnOfComposers(SmsComposer);
SmsComposer.define();
