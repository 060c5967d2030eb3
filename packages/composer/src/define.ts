import { SmsComposer } from "./sms-composer.ts";

SmsComposer.define();
