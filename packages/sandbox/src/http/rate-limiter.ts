export interface RateLimiter {
  /** Counts a call; `false` when it is one too many within the last minute. */
  allows(name: string, perMinute: number, now: number): boolean;
}

const MINUTE = 60_000;

export function createRateLimiter(): RateLimiter {
  const moments = new Map<string, number[]>();
  return {
    allows(name, perMinute, now) {
      const recent = (moments.get(name) ?? []).filter((at) => at > now - MINUTE);
      moments.set(name, recent);
      if (recent.length >= perMinute) return false;
      recent.push(now);
      return true;
    },
  };
}
