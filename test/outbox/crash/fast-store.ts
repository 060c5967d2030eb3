import type { OutboxStore, Transaction } from "@sms-composer/outbox";
import type { Kill } from "./scenario.ts";

/** The factor by which the clock of the scenarios is faster: ten minutes of looking up take a second. */
export const SPEED = 600;
const EPOCH = Date.UTC(2026, 10, 1);

/**
 * The store on a fast clock, which kills its own process where its orders say.
 * @param realTime the clock that the store's own is made from
 */
export function fastStore(store: OutboxStore, kill?: Kill, realTime = (sql: Transaction) => sql.now): OutboxStore {
  let count = 0;
  const die = (): void => void process.kill(process.pid, "SIGKILL");
  return {
    ...store,
    async database() {
      const database = await store.database();
      const fast = (sql: Transaction): Transaction => ({ ...sql, now: EPOCH + (realTime(sql) - EPOCH) * SPEED });
      return {
        ...database,
        read: (work) => database.read((sql) => work(fast(sql))),
        async transaction(work) {
          const isLast = kill && "transaction" in kill && ++count === kill.transaction;
          if (isLast && kill.place === "before") die();
          const result = await database.transaction(async (sql) => {
            const made = await work(fast(sql));
            if (isLast && kill.place === "open") die();
            return made;
          });
          if (isLast && kill.place === "after") die();
          return result;
        },
      };
    },
  };
}
