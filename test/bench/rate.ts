const WARM_UP_MS = 300;
const MEASURED_MS = 1500;

/** The rate of a work per second, by so many at a time, once it has been done for a while. */
export async function ratePerSecond(work: () => Promise<unknown>, atATime = 1): Promise<number> {
  await repeatFor(WARM_UP_MS, work, atATime);
  const startedAt = performance.now();
  const times = await repeatFor(MEASURED_MS, work, atATime);
  return (times * 1000) / (performance.now() - startedAt);
}

async function repeatFor(milliseconds: number, work: () => Promise<unknown>, atATime: number): Promise<number> {
  const end = performance.now() + milliseconds;
  let times = 0;
  const lane = async (): Promise<void> => {
    for (; performance.now() < end; times++) await work();
  };
  await Promise.all(Array.from({ length: atATime }, lane));
  return times;
}

/** Two figures that mean something, such as `4,300/s`. */
export function asRate(perSecond: number): string {
  return `${perSecond.toLocaleString("en", { maximumSignificantDigits: 2 })}/s`;
}
