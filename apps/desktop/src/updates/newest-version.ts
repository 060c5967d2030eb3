import * as z from "zod/mini";

/** Releases of this app carry its package's name; those of the libraries beside it carry theirs. */
const TAG = /^@sms-composer\/desktop@(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/;
const TIMEOUT = 5_000;
/** Releases in a page, as the feed's address asks for them. */
const PAGE = 100;
const MAX_PAGES = 10;
const MAX_BYTES = 4 * 1024 * 1024;

const feedSchema = z.array(z.object({ tag_name: z.string(), draft: z.boolean(), prerelease: z.boolean() }));

/**
 * Asks for the list of releases and tells the highest version in it, such as `1.2.3`; `undefined`: none yet. The
 * question has nothing of this computer or person in it, and nothing of the answer but that version is used.
 *
 * @throws when there is no answer that can be read
 */
export async function newestVersion(feed: string, timeout = TIMEOUT): Promise<string | undefined> {
  // The libraries are released far more often than the app: its own last release may be pages behind theirs.
  for (let page = 1; page <= MAX_PAGES; page++) {
    const releases = await readPage(pageOf(feed, page), timeout);
    const versions = releases
      .filter(({ draft, prerelease }) => !draft && !prerelease)
      .flatMap(({ tag_name }) => TAG.exec(tag_name)?.slice(1).join(".") ?? []);
    if (versions.length > 0 || releases.length < PAGE) return versions.toSorted(compareVersions).at(-1);
  }
  return undefined;
}

function pageOf(feed: string, page: number): string {
  if (page === 1) return feed;
  const address = new URL(feed);
  address.searchParams.set("page", String(page));
  return address.href;
}

async function readPage(feed: string, timeout: number): Promise<z.infer<typeof feedSchema>> {
  const answer = await fetch(feed, {
    headers: { accept: "application/json", "accept-language": "*", "user-agent": "sms-composer" },
    redirect: "error",
    signal: AbortSignal.timeout(timeout),
  });
  if (!answer.ok || !answer.body) throw new Error(`The list of releases was answered with ${answer.status}.`);
  let bytes = 0;
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) throw new Error("The list of releases is too long.");
    chunks.push(chunk);
  }
  return feedSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
}

/** Above 0 when `a` is the higher one. Both are three numbers; what has more behind them comes before them. */
export function compareVersions(a: string, b: string): number {
  const numbersOf = (version: string) => (version.split("-", 1)[0] ?? "").split(".").map(Number);
  const right = numbersOf(b);
  const [major = 0, minor = 0, patch = 0] = numbersOf(a).map((number, index) => number - (right[index] ?? 0));
  return major || minor || patch || Number(b.includes("-")) - Number(a.includes("-"));
}
