/** Waits for its turn among the requests with the same key. Resolves with what ends the turn, however often it is called. */
export type KeyTurns = (scope: string, key: string) => Promise<() => void>;

/**
 * Requests with the same key, one after the other until each is handed over: a browser that repeats a request by itself
 * sends it while the first is still judged, and the second would find the quota taken that the first has taken.
 */
export function keyTurns(): KeyTurns {
  const last = new Map<string, Promise<void>>();
  return async (scope, key) => {
    const name = JSON.stringify([scope, key]);
    const before = last.get(name);
    let end = (): void => {};
    const turn = new Promise<void>((resolve) => (end = resolve));
    last.set(name, turn);
    await before;
    return () => {
      end();
      if (last.get(name) === turn) last.delete(name);
    };
  };
}
