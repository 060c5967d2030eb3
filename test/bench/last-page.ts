import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PAGE = join(import.meta.dirname, "last-page.md");
const README = join(import.meta.dirname, "../../README.md");

/** In the README, what the page says in short stands between these. */
const SHOWN = /(?<=<!-- pnpm bench --record -->\n)[^]*?(?=<!-- \/pnpm bench -->)/;

/** The table that the page begins with. */
const shortOf = (page: string): string => /^## In short\n([^]*?)(?=^## )/m.exec(page)?.[1] ?? "";

/** The page in short, and what the README says that it says. */
export const readShort = (): { page: string; readme: string } => ({
  page: shortOf(readFileSync(PAGE, "utf8")),
  readme: SHOWN.exec(readFileSync(README, "utf8"))?.[0] ?? "",
});

/** Keeps the page, and its short part in the README. */
export function recordPage(page: string): void {
  writeFileSync(PAGE, page);
  const readme = readFileSync(README, "utf8");
  writeFileSync(
    README,
    readme.replace(SHOWN, () => shortOf(page)),
  );
}
