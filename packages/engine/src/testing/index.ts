export { type ArtifactStoreUnderTest, artifactStoreConformance } from '../contracts/artifact-store.conformance.js';
export { type CacheStoreUnderTest, cacheStoreConformance } from '../contracts/cache-store.conformance.js';
export { MemoryCache } from '../run/testing/memory-cache.js';
export { drawGraph } from './draw-graph.js';
