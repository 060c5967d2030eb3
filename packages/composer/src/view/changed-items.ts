import { noChange } from "lit";
import { Directive, directive, type DirectiveResult } from "lit/directive.js";
import { isShallowEqual } from "../draft/shallow-equality.ts";

type KeyOf<Item> = (item: Item) => readonly unknown[];
type Draw<Item> = (item: Item, index: number) => unknown;

class ChangedItems extends Directive {
  #keys: (readonly unknown[])[] = [];

  render(items: readonly unknown[], keyOf: KeyOf<unknown>, draw: Draw<unknown>): unknown[] {
    const drawn = this.#keys;
    this.#keys = items.map(keyOf);
    return this.#keys.map((key, i) => (isShallowEqual(key, drawn[i]) ? noChange : draw(items[i], i)));
  }
}

/**
 * Draws a list as `map` does, and at the next drawing only those of its items that have changed.
 * @param keyOf everything that an item is drawn from
 */
export const changedItems = directive(ChangedItems) as <Item>(
  items: readonly Item[],
  keyOf: KeyOf<Item>,
  draw: Draw<Item>,
) => DirectiveResult;

/** Draws one thing, and draws it again only when a part of what it is drawn from has changed. */
export const guarded = (parts: readonly unknown[], draw: () => unknown): DirectiveResult =>
  changedItems([parts], () => parts, draw);
