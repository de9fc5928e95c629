export { fontFile } from './font-file.js';
export { makeMedia, type TestMedia } from './make-media.js';
export { numberedPicture, numberIn, type Picture, quarteredPicture, quartersOf } from './numbered-picture.js';
export type { TestPictures } from './picture-track.js';
export { numbersOf } from './read-numbers.js';
export { type ReadTextTrack, textTracksOf } from './read-text-tracks.js';
export type { TestSound } from './sound-track.js';
export { temporaryFolder } from './temporary-folder.js';
