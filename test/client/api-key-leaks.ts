import { inspect } from "node:util";

/** A key that every escaping changes. */
export const NASTY_KEY = 'k3y/+&"<€>%20é-0123456789abcdef';

const SPELLINGS = [
  NASTY_KEY,
  encodeURIComponent(NASTY_KEY),
  new URLSearchParams({ "": NASTY_KEY }).toString().slice(1),
  JSON.stringify(NASTY_KEY).slice(1, -1),
  // Its beginning alone would tell most of it.
  "k3y/+",
  "0123456789abcdef",
];

/** Finds where a thing shows the key: in what it prints, and in all that hangs on it, hidden or not. */
export function apiKeyLeaks(thing: unknown): string[] {
  const shown: Record<string, string> = {
    "String()": String(thing),
    "JSON.stringify": JSON.stringify(thing) ?? "",
    inspect: inspect(thing, { showHidden: true, depth: null, maxStringLength: null, maxArrayLength: null }),
  };
  collectTexts(thing, "error", shown, new Set());
  return Object.entries(shown).flatMap(([place, text]) => (SPELLINGS.some((key) => text.includes(key)) ? [place] : []));
}

function collectTexts(thing: unknown, place: string, texts: Record<string, string>, seen: Set<unknown>): void {
  if (typeof thing === "string") texts[place] = thing;
  if (ArrayBuffer.isView(thing)) texts[place] = Buffer.from(thing.buffer).toString("latin1");
  if (((typeof thing !== "object" || thing === null) && typeof thing !== "function") || seen.has(thing)) return;
  seen.add(thing);
  for (let owner: object | null = thing; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
    if (owner === Function.prototype || owner === Array.prototype) break;
    for (const name of Reflect.ownKeys(owner)) {
      collectTexts(valueOf(owner, name, thing), `${place}.${String(name)}`, texts, seen);
    }
  }
}

/** Getters of the platform's own prototypes throw where nothing is behind them. */
function valueOf(owner: object, name: string | symbol, thing: unknown): unknown {
  try {
    return Reflect.get(owner, name, thing);
  } catch {
    return undefined;
  }
}
