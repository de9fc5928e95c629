export { type ArtifactStoreUnderTest, artifactStoreConformance } from '../contracts/artifact-store.conformance.js';
