import { cpus, loadavg, platform, release, totalmem } from "node:os";

/** Describes when and on which machine the numbers were taken: without it they say nothing. */
export function describeMachine(now: Date): string {
  const [first] = cpus();
  const [load = 0] = loadavg();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    now.toISOString().slice(0, 10),
    `${first?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${memory} GB`,
    `${platform()} ${release()}`,
    `Node ${process.versions.node}`,
    `load ${load.toFixed(1)} at the beginning`,
  ].join(" · ");
}
