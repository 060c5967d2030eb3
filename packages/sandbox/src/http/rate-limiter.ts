/** Limits the calls of each name within a minute. */
export interface RateLimiter {
  /** Counts a call; `false` when the last minute already had `perMinute` of them. */
  allows(name: string, perMinute: number, now: number): boolean;
}

const MINUTE = 60_000;

/** Creates a limiter that has counted nothing. */
export function createRateLimiter(): RateLimiter {
  const times = new Map<string, number[]>();
  return {
    allows(name, perMinute, now) {
      const recent = (times.get(name) ?? []).filter((at) => at > now - MINUTE);
      times.set(name, recent);
      if (recent.length >= perMinute) return false;
      recent.push(now);
      return true;
    },
  };
}
