import { capability } from '@talkgraph/engine';
import type { ImageService } from './capabilities/image-service.js';

/** Pixels of stills. */
export const images = capability<ImageService>('images');
