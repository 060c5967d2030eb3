import { CHROMIUM } from "./browsers.ts";
import { testPageLife } from "./page-life.ts";

testPageLife(CHROMIUM);
