export { traversalNames } from '../files/traversal-names.js';
export { type RunStoreUnderTest, runStoreConformance } from '../stores/run-store.conformance.js';
