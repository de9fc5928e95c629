import type { ArtifactStore } from '@talkgraph/engine';

/** An artifact store whose contents can be counted and thinned out. */
export interface MeasuredArtifactStore extends ArtifactStore {
  /** Bytes of the file under a key, or undefined where there is none. */
  size(key: string): Promise<number | undefined>;
  /** Removes the file under a key; nothing happens where there is none. */
  remove(key: string): Promise<void>;
}
