import { after } from "node:test";
import { type Browser, chromium, type Page } from "playwright-core";
import { build, type BuildOptions, type Plugin } from "esbuild";
import { compile } from "svelte/compiler";
import { servePages } from "../composer/built-page.ts";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";

/** A page that a framework makes. */
export interface FrameworkPage {
  readonly body: string;
  /** The page's program; `/define.js` is the element's own bundle. */
  readonly script: string;
}

/** A page, and what it has complained of. */
export interface VisitedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** Svelte's components, as its bundler plugins compile them. */
const svelteComponents = (components: Readonly<Record<string, string>>, generate: "client" | "server"): Plugin => ({
  name: "svelte",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.svelte$/ }, ({ path }) => ({ path, namespace: "component" }));
    onLoad({ filter: /.*/, namespace: "component" }, ({ path }) => ({
      contents: compile(components[path] ?? "", { generate }).js.code,
      resolveDir: import.meta.dirname,
    }));
  },
});

/** A program as an application bundles it, with Svelte's components by the names that it imports them by. */
async function bundle(contents: string, components: Readonly<Record<string, string>>, options: BuildOptions) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    format: "esm",
    write: false,
    ...options,
    plugins: [svelteComponents(components, options.platform === "node" ? "server" : "client")],
  });
  return outputFiles?.[0]?.text ?? "";
}

/** Bundles a program of a page as an application does. */
export const bundleScript = (script: string, components: Readonly<Record<string, string>> = {}): Promise<string> =>
  bundle(script, components, {
    conditions: ["@sms-composer/source", "production"],
    define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false" },
    external: ["/define.js"],
  });

/** Bundles a program of a server as an application does, and runs it. */
export async function runOnServer<T>(script: string, components: Readonly<Record<string, string>> = {}): Promise<T> {
  const code = await bundle(script, components, { platform: "node", conditions: ["@sms-composer/source"] });
  const { default: result } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { default: T };
  return result;
}

/**
 * Serves pages, each at the path of its name, and opens them in a browser; both end after the last test of the file.
 *
 * @returns opens the page of a name
 */
export async function openFrameworkPages(
  pages: Readonly<Record<string, FrameworkPage>>,
): Promise<(name: string) => Promise<VisitedPage>> {
  const files: Record<string, string> = { "/favicon.ico": "" };
  for (const [name, { body, script }] of Object.entries(pages)) {
    files[`/${name}.js`] = script;
    files[`/${name}`] = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title></head>
      <body>${body}<script type="module" src="/${name}.js"></script></body></html>`;
  }
  const [host, browser]: [Awaited<ReturnType<typeof servePages>>, Browser] = await Promise.all([
    servePages(files),
    chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] }),
  ]);
  after(async () => {
    await browser.close();
    await host[Symbol.asyncDispose]();
  });
  return async (name) => {
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(`${host.address}/${name}`);
    return { page, complaints };
  };
}
