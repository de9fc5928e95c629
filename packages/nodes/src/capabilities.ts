import { capability } from '@talkgraph/engine';
import type { ImageService } from './capabilities/image-service.js';
import type { LipSyncService } from './capabilities/lipsync-service.js';
import type { MediaService } from './capabilities/media-service.js';
import type { SoundService } from './capabilities/sound-service.js';
import type { SpeechService } from './capabilities/speech-service.js';
import type { TableService } from './capabilities/table-service.js';
import type { VisionService } from './capabilities/vision-service.js';

/** Pixels of stills. */
export const images = capability<ImageService>('images');

/** Clips: opening, describing and rendering them. */
export const media = capability<MediaService>('media');

/** Faces, speech, and people who are made to speak. */
export const lipSync = capability<LipSyncService>('lipsync');

/** Spoken texts: speech from text, and text in speech. */
export const speech = capability<SpeechService>('speech');

/** Recordings of speech: noise, loudness, pauses, and how good they are. */
export const sound = capability<SoundService>('sound');

/** Tables: rows of named values, as stored documents. */
export const tables = capability<TableService>('tables');

/** People in pictures: other backgrounds, better faces. */
export const vision = capability<VisionService>('vision');
