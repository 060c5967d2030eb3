/** A life of the app as a process of its own, which a kill really ends. Talks in lines of JSON. */
import { writeSync } from "node:fs";
import { isLastMoment, liveOnce } from "./app-life.ts";
import type { AppLife, LifeLine } from "./life-script.ts";

const life = JSON.parse(process.argv[2] ?? "") as AppLife;
const say = (line: LifeLine) => void writeSync(1, `${JSON.stringify(line)}\n`);

await liveOnce(life, {
  say,
  pass(point) {
    if (!isLastMoment(life, point)) return;
    say({ killed: point });
    process.kill(process.pid, "SIGKILL");
    for (;;);
  },
});
