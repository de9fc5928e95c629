import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Inference } from '@talkgraph/inference';
import {
  type Clip,
  defaultOps,
  describeClip,
  type OpenClipOptions,
  openRgb,
  throwIfCancelled,
  type VideoInfo,
} from '@talkgraph/media';
import type { ArtifactStore } from '../artifact-store.js';
import type { WorkOptions } from '../contract.js';
import type { FaceTrackHeader } from '../face-track.js';
import type { FaceClip } from './face-clip.js';
import { FaceTrackWriter, openFaceTrack } from './face-track-file.js';
import { describeTrack, finishTracks } from './finish-tracks.js';
import { FaceFollower } from './follow-faces.js';
import { SightingStore } from './sighting-store.js';

/** Raised whenever the same clip would be tracked differently, so that stored tracks of older versions are not used. */
const trackerVersion = 4;

/** Longest side of the pictures that are looked at: enough for a face a tenth of a full-HD picture wide. */
const maxSide = 960;

/** What tracking works with. */
export interface TrackPicturesOptions extends WorkOptions {
  readonly inference: Inference;
  readonly store: ArtifactStore;
}

/** What tracking a recipe works with: the same, and what it takes to read the clip. */
export type TrackFacesOptions = TrackPicturesOptions & Pick<OpenClipOptions, 'resolveSource' | 'ops'>;

/** Where a clip's face track is stored, and what it says of the clip. */
export interface StoredFaceTrack {
  /** Key in the artifact store. */
  readonly key: string;
  readonly path: string;
  readonly header: FaceTrackHeader;
  /** True when an earlier run had made it. */
  readonly reused: boolean;
}

/**
 * Finds and follows the faces of a clip, or answers what an earlier run found. Looks at every frame once, then smooths;
 * memory does not grow with the clip. A clip without a face gets a track without faces: see `requireFace`.
 * @throws what reading the clip throws, CANCELLED
 */
export function trackFaces(clip: Clip, options: TrackFacesOptions): Promise<StoredFaceTrack> {
  const { resolveSource, ops } = options;
  const video = describeClip(clip, ops ?? defaultOps).video as VideoInfo;
  const pictures = (signal?: AbortSignal) =>
    openRgb(clip, { resolveSource, maxSide, ...(ops && { ops }), ...(signal && { signal }) });
  return trackPictures({ ...video, hash: clip.hash, pictures }, options);
}

/** As `trackFaces`, for pictures from anywhere. */
export async function trackPictures(clip: FaceClip, options: TrackPicturesOptions): Promise<StoredFaceTrack> {
  const key = faceTrackKey(clip.hash);
  const known = await options.store.find(key);
  const path = known ?? (await options.store.put(key, (temporary) => writeTrack(clip, temporary, options)));
  using track = openFaceTrack(path);
  return { key, path, header: track.header, reused: known !== undefined };
}

/** The key under which the face track of a clip is stored. */
export function faceTrackKey(clipHash: string): string {
  return `${createHash('sha256').update(`face-track ${trackerVersion} ${clipHash}`).digest('hex')}.faces`;
}

async function writeTrack(clip: FaceClip, path: string, options: TrackPicturesOptions): Promise<void> {
  const stores = new Map<number, SightingStore>();
  const scratch = (track: number) => `${path}.${track}.sightings`;
  try {
    const human = await followClip(clip, stores, scratch, options);
    const kept = [...stores.values()].filter((store) => human.includes(store.track));
    const tracks = await Promise.all(kept.map((store) => describeTrack(store, clip.frameCount)));
    const writer = await FaceTrackWriter.create(path);
    try {
      await writer.finish(await finishTracks(clip, tracks, writer, options.signal));
    } finally {
      await writer.close();
    }
  } finally {
    for (const store of stores.values()) {
      await store.close();
      await rm(scratch(store.track), { force: true });
    }
  }
}

/** Looks at every frame; answers which tracks are people's. */
async function followClip(
  clip: FaceClip,
  stores: Map<number, SightingStore>,
  scratch: (track: number) => string,
  { inference, signal, onProgress }: TrackPicturesOptions,
): Promise<number[]> {
  const follower = await FaceFollower.open(inference);
  let n = 0;
  for await (const picture of clip.pictures(signal)) {
    throwIfCancelled(signal);
    for (const sighting of await follower.look(n, picture)) {
      let store = stores.get(sighting.track);
      if (!store) {
        store = await SightingStore.create(sighting.track, scratch(sighting.track));
        stores.set(sighting.track, store);
      }
      await store.add(n, sighting, picture, clip);
    }
    n++;
    onProgress?.({ stage: 'face', done: n, total: clip.frameCount });
  }
  return follower.humanTracks();
}
