import { pairedLauncher } from "../tools/launchers/paired-launcher.ts";
import { webkitLauncher } from "../tools/launchers/webkit-launcher.ts";
import firefox from "./firefox.config.mjs";

/** The same tests as in Firefox. */
export default { ...firefox, browsers: [pairedLauncher(webkitLauncher)] };
