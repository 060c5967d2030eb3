/** The content that is sent under one key: a request, or one portion of a list. */
export interface KeyedRequest {
  readonly scope: string;
  readonly key: string;
  /** The key of the request that it replaces. */
  readonly replaces?: string | undefined;
  /** The number of the portion, from 0. */
  readonly portion?: number | undefined;
}

/** The key by which a store knows it. */
export function storeKeyOf({ key, portion }: KeyedRequest): string {
  return portion === undefined ? key : `${key}:${portion}`;
}
