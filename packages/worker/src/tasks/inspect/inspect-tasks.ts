import type { ArtifactStore } from '@talkgraph/engine';
import type { ImageService, MediaService } from '@talkgraph/nodes';
import type { Tasks } from '../../tasks.js';
import { clipFrame } from './clip-frame.js';
import { clipPart } from './clip-part.js';
import { ClipSessions } from './clip-sessions.js';
import { clipSound, clipWaveform } from './clip-sound.js';
import { describeClips } from './describe-clips.js';
import { faceTrackFrames } from './face-track-frames.js';
import { mouthTrackCurves } from './mouth-track-curves.js';
import { stillHeat } from './still-heat.js';
import { stillPicture } from './still-picture.js';
import { tableRows } from './table-rows.js';

/** What looking inside works with. */
export interface InspectPlace {
  readonly store: ArtifactStore;
  readonly media: MediaService;
  readonly images: ImageService;
}

/** What a worker does for those who look inside the values of a run. Values come from the stored run, never from a client. */
export function inspectTasks(place: InspectPlace): Tasks {
  const sessions = new ClipSessions(place.media);
  return {
    'describe-clips': describeClips(place),
    'clip-frame': clipFrame(sessions, place.media),
    'clip-part': clipPart(place),
    'clip-sound': clipSound(place),
    'clip-waveform': clipWaveform(place),
    'still-picture': stillPicture(place),
    'still-heat': stillHeat(place),
    'face-track': faceTrackFrames(place),
    'mouth-track': mouthTrackCurves(place),
    'table-rows': tableRows(place),
  };
}
