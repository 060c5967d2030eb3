import { readFile } from "node:fs/promises";
import { resolveResource, RESPONSE_HEADERS } from "../app-resources.ts";

/** Answers the page's own addresses from the folder that it was built into. */
export function serveAppResources(folder: string): (request: { readonly url: string }) => Promise<Response> {
  return async ({ url }) => {
    const resource = resolveResource(folder, url);
    const body = resource && (await readFile(resource.file).catch(() => undefined));
    if (!body) return new Response("Not found", { status: 404, headers: RESPONSE_HEADERS });
    return new Response(body, { headers: { ...RESPONSE_HEADERS, "content-type": resource.contentType } });
  };
}
