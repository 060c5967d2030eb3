/** Stands for whatever tells on your server who is logged in and may send. */
export function mayCurrentUserSend(request: Request): boolean {
  return request.headers.get("cookie") === "session=ada";
}
