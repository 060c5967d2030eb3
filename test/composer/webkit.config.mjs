import { pairedLauncher } from "../tools/paired-launcher.ts";
import { webkitLauncher } from "../tools/webkit-launcher.ts";
import firefox from "./firefox.config.mjs";

/** The same tests as in Firefox. */
export default { ...firefox, browsers: [pairedLauncher(webkitLauncher)] };
