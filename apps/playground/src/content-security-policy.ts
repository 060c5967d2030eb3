/**
 * The header under which the page runs: own scripts and style sheets only, nothing inline, and of other origins
 * nothing but the sandbox's handset in a frame. `ws:` is for Vite, which tells the page of changed sources.
 */
export function contentSecurityPolicy(sandboxAddress: string): Readonly<Record<string, string>> {
  const directives = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self' ws://127.0.0.1:* ws://localhost:*",
    "frame-src": sandboxAddress,
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
  };
  const policy = Object.entries(directives).map(([directive, sources]) => `${directive} ${sources}`);
  return { "content-security-policy": policy.join("; "), "referrer-policy": "no-referrer" };
}
