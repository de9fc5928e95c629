/**
 * Keeps derived files (face tracks, mouth tracks, renders) under keys that name their content, so that a step whose
 * inputs did not change is not run again. Backends prove themselves with `artifactStoreConformance`.
 */
export interface ArtifactStore {
  /** The file stored under a key, or undefined. Keys are lower-case hex with an optional dotted extension. */
  find(key: string): Promise<string | undefined>;
  /**
   * Stores a file: `write` fills the temporary path it is given; the file appears under its key whole or not at all.
   * Two writers of one key are fine, the last one wins. Answers the stored path.
   */
  put(key: string, write: (temporaryPath: string) => Promise<void>): Promise<string>;
}
