/** Reads the body of a request; `undefined` when it has more than `max` bytes, of which no more are read. */
export async function readBounded(request: Request, max: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get("content-length") ?? 0) > max) return undefined;
  let body = new Uint8Array(1024);
  let length = 0;
  for await (const piece of request.body ?? []) {
    if (length + piece.byteLength > max) return undefined;
    if (length + piece.byteLength > body.length) {
      const larger = new Uint8Array(2 * (length + piece.byteLength));
      larger.set(body.subarray(0, length));
      body = larger;
    }
    // Copied at once: a body in pieces of one byte each costs no more memory than any other.
    body.set(piece, length);
    length += piece.byteLength;
  }
  return body.subarray(0, length);
}
