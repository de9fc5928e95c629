import { portType } from '@talkgraph/engine';
import type { Clip } from '@talkgraph/media';
import { image, type StillBatch, video } from '../ports.js';

/** A socket that clients see as VIDEO, the name they look for, and that takes pictures as well. */
export const videoOrImage = portType<Clip | StillBatch>(video.name, { accepts: [image.name] });
