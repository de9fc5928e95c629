export { folderStore } from './folder-store.js';
export { type PresenterFilm, presenterPicture, presenterVideo } from './presenter-video.js';
export { silentWav, spokenWav } from './spoken-wav.js';
