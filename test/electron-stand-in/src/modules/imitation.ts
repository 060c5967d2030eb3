import { EventEmitter } from "node:events";

/** The error of everything that the stand-in does not do: no answer is better than a wrong one. */
export function notImitated(what: string): Error {
  return new Error(`stand-in: ${what} is not imitated`);
}

/** Members that languages and tools ask of any object; the answer "no such thing" is right. */
const ASKED_OF_EVERYTHING = new Set<PropertyKey>(["then", "toJSON", "constructor", "inspect", "nodeType", "tagName"]);

/** The same object, which throws when something is read that it does not have. */
export function imitation<Api extends object>(name: string, api: Api): Api {
  return new Proxy(api, {
    get(target, property) {
      if (property in target || typeof property === "symbol" || ASKED_OF_EVERYTHING.has(property)) {
        const value: unknown = Reflect.get(target, property, target);
        // Private fields are the target's, not the proxy's.
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      }
      throw notImitated(`${name}.${property}`);
    },
    set: (target, property, value) => Reflect.set(target, property, value, target),
  });
}

/** An emitter that throws when one listens for an event that never comes here. */
export class ImitatedEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    const known = new Set<PropertyKey>([...events, "newListener", "removeListener", "error"]);
    this.on("newListener", (event: PropertyKey) => {
      if (!known.has(event)) throw notImitated(`the event ${String(event)} of ${name}`);
    });
  }
}

/** The first argument of events that can be prevented. */
export interface Preventable {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

export function preventable<Detail extends object>(detail: Detail): Detail & Preventable {
  let prevented = false;
  return Object.defineProperty(
    Object.assign({ preventDefault: () => void (prevented = true) }, detail),
    "defaultPrevented",
    {
      get: () => prevented,
    },
  ) as Detail & Preventable;
}
