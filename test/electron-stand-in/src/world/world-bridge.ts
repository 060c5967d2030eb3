/** One end of the imitated `contextBridge`: calls between the page's world and the preload's share nothing else. */
export interface WorldBridge {
  readonly expose: (key: string, api: unknown) => void;
}

/**
 * Runs in both worlds of a page, as its own source text: it uses nothing from outside of itself. The worlds share the
 * document, so they talk by events of a name that the page cannot guess; details of events are structurally cloned.
 */
export function makeWorldBridge(secret: string, side: "page" | "isolated"): WorldBridge {
  const other = side === "page" ? "isolated" : "page";
  const MARK = "\u0000bridge";
  type Packed = { readonly [key: string]: unknown };
  type Answer = { readonly ok: boolean; readonly value: unknown };
  type BridgeMessage = Packed & { readonly does: string; readonly id: number };
  // Taken before any script of the page can have changed them.
  const dispatch = EventTarget.prototype.dispatchEvent.bind(document);
  const listen = EventTarget.prototype.addEventListener.bind(document);
  const PageEvent = CustomEvent;

  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const answers = new Map<number, Answer>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;

  const tell = (detail: Packed) => dispatch(new PageEvent(secret + other, { detail }));
  const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
  const isPlain = (value: object) => {
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === null || Object.getPrototypeOf(prototype) === null;
  };

  function pack(value: unknown): unknown {
    if (typeof value === "symbol") throw new TypeError("A symbol cannot cross the bridge.");
    if (typeof value === "function") {
      functions.set(++lastId, value as (...args: unknown[]) => unknown);
      return { [MARK]: "function", id: lastId };
    }
    if (value === null || typeof value !== "object") return value;
    if (value instanceof Promise) {
      const id = ++lastId;
      value.then(
        (result) => tell({ does: "settle", id, ok: true, value: pack(result) }),
        (error: unknown) => tell({ does: "settle", id, ok: false, value: wordsOf(error) }),
      );
      return { [MARK]: "promise", id };
    }
    if (value instanceof Error) return { [MARK]: "error", message: value.message };
    if (Array.isArray(value)) return value.map(pack);
    if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pack(item)]));
    return value;
  }

  function unpack(value: unknown): unknown {
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(unpack);
    const packed = value as Packed;
    if (packed[MARK] === "function") return (...args: unknown[]) => call(packed["id"], args);
    if (packed[MARK] === "error") return new Error(String(packed["message"]));
    if (packed[MARK] === "promise") {
      return new Promise((resolve, reject) => promises.set(Number(packed["id"]), { resolve, reject }));
    }
    if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpack(item)]));
    return value;
  }

  /** Events are delivered at once, so the answer is there when `tell` returns. */
  function call(target: unknown, args: unknown[]): unknown {
    const id = ++lastId;
    tell({ does: "call", id, target, args: pack(args) });
    const answer = answers.get(id);
    answers.delete(id);
    if (!answer) throw new Error("The other world is gone.");
    if (!answer.ok) throw new Error(String(answer.value));
    return unpack(answer.value);
  }

  function answerTo(message: BridgeMessage): Answer {
    try {
      const target = functions.get(Number(message["target"]));
      return { ok: true, value: pack(target?.(...(unpack(message["args"]) as unknown[]))) };
    } catch (error) {
      return { ok: false, value: wordsOf(error) };
    }
  }

  function frozen(value: unknown): unknown {
    if (value === null || typeof value !== "object") return value;
    Object.values(value).forEach(frozen);
    return Object.freeze(value);
  }

  listen(
    secret + side,
    (event) => {
      event.stopImmediatePropagation();
      const message = (event as CustomEvent<BridgeMessage>).detail;
      if (message.does === "call") tell({ does: "answer", id: message.id, ...answerTo(message) });
      else if (message.does === "answer") answers.set(message.id, message as unknown as Answer);
      else if (message.does === "settle") {
        const promise = promises.get(message.id);
        promises.delete(message.id);
        if (message["ok"]) promise?.resolve(unpack(message["value"]));
        else promise?.reject(new Error(String(message["value"])));
      } else if (message.does === "expose") {
        const value = frozen(unpack(message["api"]));
        Object.defineProperty(window, String(message["key"]), { value, enumerable: true });
      }
    },
    { capture: true },
  );
  return { expose: (key, api) => void tell({ does: "expose", id: 0, key, api: pack(api) }) };
}
