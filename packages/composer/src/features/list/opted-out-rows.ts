import { optedOutOf, type OptOuts } from "@sms-composer/core/opt-outs";
import type { PeopleList } from "../../draft/people-list.ts";
import { pageSlices } from "../../view/page-slices.ts";

/** The people of a list who want no messages, as the page says. Loads where a page says it. */
export class OptedOutRows {
  /** Their numbers in E.164 form, each once. */
  numbers: readonly string[] = [];
  /** The indexes of their rows. */
  rows: ReadonlySet<number> = new Set();
  #list: PeopleList;
  #numberOf: (cells: readonly string[]) => string;
  #isUnchecked = true;

  /** @param numberOf the number of a row, in E.164 form; empty where there is none */
  constructor(list: PeopleList, numberOf: (cells: readonly string[]) => string) {
    this.#list = list;
    this.#numberOf = numberOf;
  }

  /**
   * Asks the page who on the list wants no messages, where that may have changed.
   *
   * @returns the numbers that are left out and were not before; undefined where nothing has changed
   * @throws what the page's function throws
   */
  async ask(optOuts: OptOuts): Promise<readonly string[] | undefined> {
    // A list that has changed is another list, which was asked for when it was given.
    if (typeof optOuts !== "function" && !this.#isUnchecked) return undefined;
    const before = new Set(this.numbers);
    const pause = pageSlices();
    const numbers: string[] = [];
    for (const cells of this.#list.rows) {
      numbers.push(this.#numberOf(cells));
      const turn = pause();
      if (turn) await turn;
    }
    const optedOut = new Set(await optedOutOf(numbers.filter(Boolean), optOuts));
    this.numbers = [...optedOut];
    this.rows = new Set([...numbers.keys()].filter((row) => optedOut.has(numbers[row] ?? "")));
    this.#isUnchecked = false;
    const others = this.numbers.filter((number) => !before.has(number));
    return others.length > 0 || optedOut.size < before.size ? others : undefined;
  }
}
