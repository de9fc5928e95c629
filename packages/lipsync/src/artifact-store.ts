/**
 * Keeps derived files under keys that name their content, so that a step whose inputs did not change is not run again.
 * The same shape as the engine's contract of this name, which this package may not import.
 */
export interface ArtifactStore {
  /** The file stored under a key, or undefined. Keys are lower-case hex with an optional dotted extension. */
  find(key: string): Promise<string | undefined>;
  /** Stores the file that `write` makes at the temporary path it is given; answers the stored path. */
  put(key: string, write: (temporaryPath: string) => Promise<void>): Promise<string>;
}
