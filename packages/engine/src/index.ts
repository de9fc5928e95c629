export { checkArtifactKey } from './contracts/artifact-key.js';
export type { ArtifactStore } from './contracts/artifact-store.js';
export { artifactKeyInvalid, artifactNotWritten } from './errors.js';
