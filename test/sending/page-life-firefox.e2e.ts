import { FIREFOX } from "./browsers.ts";
import { testPageLife } from "./page-life.ts";

testPageLife(FIREFOX);
