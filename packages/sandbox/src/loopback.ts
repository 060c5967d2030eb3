/** Whether a host name means this very machine, without asking any name server. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" || hostname === "[::1]" || hostname === "::1" || /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}

/** Header by which a sandbox knows the webhooks of a sandbox, its own or another one's. */
export const WEBHOOK_HEADER = "sms-sandbox-webhook";
