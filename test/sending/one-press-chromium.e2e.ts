import { CHROMIUM } from "./browsers.ts";
import { testOnePress } from "./one-press.ts";

testOnePress(CHROMIUM);
