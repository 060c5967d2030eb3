import { SmsMeter } from "./sms-meter.ts";

SmsMeter.define();
