/** The place of the app's own releases. */
export interface Releases {
  /** GitHub's list of a repository's releases. */
  readonly feed: string;
  /** The page that a person reads and downloads from. */
  readonly page: string;
}

/** @param repository such as `owner/name`; anything else, also nothing, has no releases */
export function releasesOf(repository: string | undefined): Releases | undefined {
  if (repository === undefined || !/^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(repository)) return undefined;
  return {
    feed: `https://api.github.com/repos/${repository}/releases?per_page=100`,
    page: `https://github.com/${repository}/releases`,
  };
}
