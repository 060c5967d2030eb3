/** A codec that turns values into texts and back, as the structured clone algorithm of IPC would copy them. */
export interface CloneCodec {
  /** @throws Error "An object could not be cloned." */
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
}

/** Runs in Node and, as its own source text, in pages: it uses nothing from outside of itself. */
export function makeCloneCodec(): CloneCodec {
  const TYPE = "\u0000type";
  type Tagged = { readonly [key: string]: unknown };

  function toBase64(bytes: Uint8Array): string {
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  }
  function fromBase64(text: unknown): Uint8Array {
    return Uint8Array.from(atob(String(text)), (character) => character.charCodeAt(0));
  }
  function numberParts(value: number): unknown {
    if (Object.is(value, -0)) return { [TYPE]: "number", value: "-0" };
    return Number.isFinite(value) ? value : { [TYPE]: "number", value: String(value) };
  }

  function encoded(value: unknown, above: Set<object>): unknown {
    if (value === undefined) return { [TYPE]: "undefined" };
    if (typeof value === "bigint") return { [TYPE]: "bigint", value: String(value) };
    if (typeof value === "number") return numberParts(value);
    if (typeof value === "function" || typeof value === "symbol") throw new Error("An object could not be cloned.");
    if (typeof value !== "object" || value === null) return value;
    if (above.has(value)) throw new Error("A circular reference is not imitated.");
    above.add(value);
    try {
      return encodedObject(value, above);
    } finally {
      above.delete(value);
    }
  }

  function encodedObject(value: object, above: Set<object>): unknown {
    const list = (values: Iterable<unknown>) => Array.from(values, (item) => encoded(item, above));
    if (Array.isArray(value)) return list(value);
    // By name and not by `instanceof`: the value may come from another world of the same page.
    const name = Object.prototype.toString.call(value).slice(8, -1);
    if (name === "Date") return { [TYPE]: "date", value: numberParts((value as Date).getTime()) };
    if (name === "Map") return { [TYPE]: "map", value: list(value as Map<unknown, unknown>) };
    if (name === "Set") return { [TYPE]: "set", value: list(value as Set<unknown>) };
    if (name === "Error") {
      const { name: kind, message, stack } = value as Error;
      return { [TYPE]: "error", name: kind, message, stack };
    }
    if (name === "ArrayBuffer") return { [TYPE]: "buffer", value: toBase64(new Uint8Array(value as ArrayBuffer)) };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return { [TYPE]: "bytes", value: toBase64(bytes) };
    }
    if (name !== "Object") throw new Error("An object could not be cloned.");
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encoded(item, above)]));
  }

  function decoded(value: unknown): unknown {
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(decoded);
    const entry = value as Tagged;
    const list = () => (entry["value"] as unknown[]).map(decoded);
    switch (entry[TYPE]) {
      case undefined:
        return Object.fromEntries(Object.entries(entry).map(([key, item]) => [key, decoded(item)]));
      case "undefined":
        return undefined;
      case "bigint":
        return BigInt(String(entry["value"]));
      case "number":
        return Number(entry["value"]);
      case "date":
        return new Date(Number(decoded(entry["value"])));
      case "map":
        return new Map(list() as [unknown, unknown][]);
      case "set":
        return new Set(list());
      case "buffer":
        return fromBase64(entry["value"]).buffer;
      case "bytes":
        return fromBase64(entry["value"]);
      case "error": {
        const error = new Error(String(entry["message"]));
        error.name = String(entry["name"]);
        error.stack = String(entry["stack"]);
        return error;
      }
    }
    throw new Error(`The codec knows no ${String(entry[TYPE])}.`);
  }

  return {
    encode: (value) => JSON.stringify(encoded(value, new Set())),
    decode: (text) => decoded(JSON.parse(text)),
  };
}
