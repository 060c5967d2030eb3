/**
 * The sources that the sandbox follows where they differ: `recorded`, the answers of the real API that public
 * repositories keep, or `documented`, the vendor's pages. The package's README has the table of differences.
 */
export type Dialect = "recorded" | "documented";

export const DIALECTS: readonly Dialect[] = ["recorded", "documented"];
