/** Electron's command line: `electron [switches] app-folder [the app's arguments]`. */
export interface CommandLine {
  /** The folder or file of the app. */
  readonly app: string;
  /** Modules to load before it (`-r`). */
  readonly preloads: readonly string[];
  /** Port for Node's inspector, when it is to open. */
  readonly inspect: number | undefined;
  /** Arguments as the app sees them behind the executable's name. */
  readonly argv: readonly string[];
  readonly switches: ReadonlyMap<string, string>;
}

export function readCommandLine(args: readonly string[]): CommandLine {
  const preloads: string[] = [];
  const argv: string[] = [];
  const switches = new Map<string, string>();
  let inspect: number | undefined;
  let app: string | undefined;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    if (arg === "-r" || arg === "--require") {
      preloads.push(args[++index] ?? "");
      continue;
    }
    argv.push(arg);
    const { name, value = "" } = /^--(?<name>[^=]+)(?:=(?<value>.*))?$/s.exec(arg)?.groups ?? {};
    if (name === "inspect") inspect = value === "" ? 9229 : Number(value);
    if (name !== undefined) switches.set(name, value);
    else if (!arg.startsWith("-")) app ??= arg;
  }
  return { app: app ?? ".", preloads, inspect, argv, switches };
}
