export { artifactStoreUnwritable, homeUnwritable } from './errors.js';
export { type Home, homeFolder, openHome } from './open-home.js';
export { openFolderArtifactStore } from './stores/folder-artifact-store.js';
