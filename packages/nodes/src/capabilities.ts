import { capability } from '@talkgraph/engine';
import type { ComfyUiService } from './capabilities/comfyui-service.js';
import type { DeliveryService } from './capabilities/delivery-service.js';
import type { ImageService } from './capabilities/image-service.js';
import type { LipSyncService } from './capabilities/lipsync-service.js';
import type { MediaService } from './capabilities/media-service.js';
import type { RecognitionService } from './capabilities/recognition-service.js';
import type { SoundService } from './capabilities/sound-service.js';
import type { SpeechService } from './capabilities/speech-service.js';
import type { SubtitleService } from './capabilities/subtitle-service.js';
import type { TableService } from './capabilities/table-service.js';
import type { TopicService } from './capabilities/topic-service.js';
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

/** What is said in recordings, as text. */
export const recognition = capability<RecognitionService>('recognition');

/** Tables: rows of named values, as stored documents. */
export const tables = capability<TableService>('tables');

/** People in pictures: other backgrounds, better faces. */
export const vision = capability<VisionService>('vision');

/** Subtitles: read, kept, and what they are drawn with. */
export const subtitleDocuments = capability<SubtitleService>('subtitles');

/** Where results go: storages, folders, mail, webhooks, MQTT. */
export const delivery = capability<DeliveryService>('delivery');

/** Topics of MQTT brokers that values follow. */
export const topics = capability<TopicService>('topics');

/** ComfyUI servers, for workflows that run there. */
export const comfyui = capability<ComfyUiService>('comfyui');
