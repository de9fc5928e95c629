/** Longer addresses are refused on the way to the server. */
const mostCharacters = 12_000;

/** The path of an archive with everything these runs saved; undefined where they are too many for one. */
export function zipPath(ids: readonly string[]): string | undefined {
  const path = `api/files.zip?${new URLSearchParams(ids.map((id) => ['run', id]))}`;
  return path.length > mostCharacters ? undefined : path;
}
