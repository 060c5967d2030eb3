import { FIREFOX } from "./browsers.ts";
import { testOnePress } from "./one-press.ts";

testOnePress(FIREFOX);
