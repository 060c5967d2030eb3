/** A session of the app as a process of its own, so that a kill ends it for real. It reports in lines of JSON. */
import { writeSync } from "node:fs";
import { isKillPoint, runSession } from "./app-session.ts";
import type { SessionScript, SessionReport } from "./session-script.ts";

const script = JSON.parse(process.argv[2] ?? "") as SessionScript;
const report = (line: SessionReport) => void writeSync(1, `${JSON.stringify(line)}\n`);

await runSession(script, {
  report,
  reach(point) {
    if (!isKillPoint(script, point)) return;
    report({ killed: point });
    process.kill(process.pid, "SIGKILL");
    for (;;);
  },
});
