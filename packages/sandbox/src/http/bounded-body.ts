/** The body of a request as text; `undefined` when it has more than `max` bytes, of which no more are read. */
export async function readBounded(request: Request, max: number): Promise<string | undefined> {
  if (Number(request.headers.get("content-length") ?? 0) > max) return undefined;
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for await (const piece of request.body ?? []) {
    length += piece.byteLength;
    if (length > max) return undefined;
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}
