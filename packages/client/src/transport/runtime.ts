/** The runtime of the client. Bun, Deno and Workers also present themselves as Node. */
export type Runtime = "node" | "bun" | "deno" | "workers" | "other";

/** The first versions whose `node:http` writes to the socket that it is given; measured by `pnpm test:runtimes`. */
const OWN_SOCKET_SINCE: Readonly<Partial<Record<Runtime, readonly number[]>>> = {
  node: [0],
  bun: [1, 4, 0],
  deno: [2, 7, 14],
};

interface RuntimeGlobals {
  readonly navigator?: { readonly userAgent?: string | undefined } | undefined;
  /** Workers have it, also where a setting takes `navigator` away. */
  readonly WebSocketPair?: unknown;
  readonly Deno?: { readonly version?: { readonly deno?: string } };
  readonly process?: {
    readonly versions?: Readonly<Record<string, string | undefined>> | undefined;
    readonly getBuiltinModule?: unknown;
  };
}

/** The runtime, and its own version number. */
export function runtimeOf(globals: RuntimeGlobals = globalThis as RuntimeGlobals): {
  readonly runtime: Runtime;
  readonly version: string;
} {
  const { navigator, Deno, process, WebSocketPair } = globals;
  const versions = process?.versions ?? {};
  const deno = Deno?.version?.deno ?? versions["deno"];
  if (deno !== undefined) return { runtime: "deno", version: deno };
  if (versions["bun"] !== undefined) return { runtime: "bun", version: versions["bun"] };
  if (navigator?.userAgent === "Cloudflare-Workers" || WebSocketPair !== undefined)
    return { runtime: "workers", version: "" };
  if (versions["node"] !== undefined) return { runtime: "node", version: versions["node"] };
  return { runtime: "other", version: "" };
}

/** Whether `node:http` of this runtime sends a request over the connection that it is given, and no other. */
export function takesOwnSocket(globals: RuntimeGlobals = globalThis as RuntimeGlobals): boolean {
  const { runtime, version } = runtimeOf(globals);
  const since = OWN_SOCKET_SINCE[runtime];
  return since !== undefined && typeof globals.process?.getBuiltinModule === "function" && isAtLeast(version, since);
}

function isAtLeast(version: string, since: readonly number[]): boolean {
  const parts = version.split(/[.+-]/).map(Number);
  for (const [index, least] of since.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
