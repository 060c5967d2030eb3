/** A stand-in for the session code of your own server, which says who is logged in. */
export function currentUser(request: Request): string {
  return /(?:^|; )session=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? "";
}

/** Stands for whatever says who of them may send. */
export function mayCurrentUserSend(request: Request): boolean {
  return ["ada", "bob"].includes(currentUser(request));
}
