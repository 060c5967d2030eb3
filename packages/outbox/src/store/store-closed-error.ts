/** The store was closed: nothing of it can be read or written any more. */
export class StoreClosedError extends Error {
  override readonly name = "StoreClosedError";

  constructor() {
    super("The outbox's store was closed.");
  }
}
