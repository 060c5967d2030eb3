/**
 * An element with its properties, attributes and children; texts become text nodes, never markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | boolean | undefined>>} attributes `true` sets an empty one; `false` and `undefined` none
 * @param {readonly (Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
};

/**
 * The element of this id, which the page is known to have.
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export const byId = (id, kind) => {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} #${id}`);
  return found;
};

/**
 * Makes the list show one child per item, in order. A child stays as it is, with its focus and its open details, as
 * long as its item's signature does.
 * @template Item
 * @param {HTMLElement} list
 * @param {readonly Item[]} items
 * @param {(item: Item) => string} signature
 * @param {(item: Item) => HTMLElement} render
 */
export const reconcile = (list, items, signature, render) => {
  const kept = new Map(Array.from(list.children, (child) => [child.getAttribute("data-signature"), child]));
  /** @type {Map<string, number>} */
  const seen = new Map();
  const wanted = items.map((item) => {
    const same = signature(item);
    const count = seen.get(same) ?? 0;
    seen.set(same, count + 1);
    const key = `${count} ${same}`;
    const known = kept.get(key);
    if (known) return known;
    const made = render(item);
    made.setAttribute("data-signature", key);
    return made;
  });
  const staying = new Set(wanted);
  for (const child of kept.values()) if (!staying.has(child)) child.remove();
  wanted.forEach((child, index) => {
    const there = list.children[index];
    if (there !== child) list.insertBefore(child, there ?? null);
  });
};
